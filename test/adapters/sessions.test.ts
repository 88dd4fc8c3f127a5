import { describe, expect, test } from "vitest";
import { fc } from "../property.ts";
import { startPets } from "./pets-server.ts";

const HEADER = "X-Contract-Session";

async function client(url: string, session?: string) {
  const headers = session === undefined ? {} : { [HEADER]: session };
  const ask = (method: string, path: string, json?: unknown) =>
    fetch(`${url}${path}`, {
      method,
      headers: { ...headers, ...(json !== undefined && { "Content-Type": "application/json" }) },
      ...(json !== undefined && { body: JSON.stringify(json) }),
    });
  const names = async () => {
    const { pets } = (await (await ask("GET", "/pets?limit=100")).json()) as { pets: { name: string }[] };
    return pets.map(({ name }) => name);
  };
  return { ask, names, add: (name: string) => ask("POST", "/pets", { name, kind: "cat" }) };
}

const FIXTURES = ["Luna", "Bruno", "Coco"];

test("what a session changes, only that session sees", async () => {
  const { url } = await startPets();
  const [shared, one, other] = await Promise.all([client(url), client(url, "one"), client(url, "other")]);
  const added = await one.add("Mia");
  expect([added.status, added.headers.get(HEADER)]).toEqual([201, "one"]);
  await shared.add("Max");
  expect(await one.names()).toEqual([...FIXTURES, "Mia"]);
  expect(await other.names()).toEqual(FIXTURES);
  expect(await shared.names()).toEqual([...FIXTURES, "Max"]);
});

test("any number of clients that ask at once never see each other", async () => {
  const { url } = await startPets();
  await fc.assert(
    fc.asyncProperty(
      fc.uuid(),
      fc.array(fc.tuple(fc.nat(9), fc.constantFrom("add", "reset")), { minLength: 20, maxLength: 60 }),
      async (run, steps) => {
        const clients = await Promise.all(Array.from({ length: 10 }, (_, at) => client(url, `${run}-${at}`)));
        const expected = clients.map(() => [...FIXTURES]);
        await Promise.all(
          clients.map(async (own, at) => {
            for (const [turn, [who, what]] of steps.entries()) {
              if (who !== at) continue;
              if (what === "add") {
                await own.add(`Pet ${turn}`);
                expected[at]?.push(`Pet ${turn}`);
              } else {
                await own.ask("POST", "/__contract/reset");
                expected[at] = [...FIXTURES];
              }
            }
          }),
        );
        expect(await Promise.all(clients.map(({ names }) => names()))).toEqual(expected);
      },
    ),
    { numRuns: 10 },
  );
});

describe("the pages of the server", () => {
  test("tell and reset the state of the session that asks, without a token", async () => {
    const { url } = await startPets();
    const own = await client(url, "one");
    const shared = await client(url);
    await own.add("Mia");
    await shared.add("Max");
    const state = (await (await own.ask("GET", "/__contract/state")).json()) as {
      collections: { pets: unknown[] };
    };
    expect(state.collections.pets).toHaveLength(4);
    expect((await own.ask("POST", "/__contract/reset")).status).toBe(200);
    expect(await own.names()).toEqual(FIXTURES);
    expect(await shared.names()).toEqual([...FIXTURES, "Max"]);
  });

  test("end a session, which begins anew when it is asked again", async () => {
    const { url } = await startPets();
    const own = await client(url, "one");
    await own.add("Mia");
    expect((await own.ask("DELETE", "/__contract/session")).status).toBe(204);
    expect((await own.ask("DELETE", "/__contract/session")).status).toBe(404);
    expect(await own.names()).toEqual(FIXTURES);
    expect((await (await client(url)).ask("DELETE", "/__contract/session")).status).toBe(400);
  });

  test("tell how many there are", async () => {
    const { url } = await startPets();
    await (await client(url, "one")).names();
    await (await client(url, "two")).names();
    expect(await (await fetch(`${url}/__contract/health`)).json()).toMatchObject({ sessions: 2 });
    expect(await (await fetch(`${url}/__contract/session`)).json()).toMatchObject({ sessions: 2, most: 100 });
  });
});

test.each(["", "two words", "x".repeat(129)])("the name %j is refused, with what to do", async (name) => {
  const { url } = await startPets();
  const response = await fetch(`${url}/pets`, { headers: { [HEADER]: name } });
  expect(response.status).toBe(400);
  expect(await response.json()).toMatchObject({
    detail: expect.stringContaining("1 to 128 letters") as string,
  });
});
