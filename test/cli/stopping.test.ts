import { expect, test } from "vitest";
import { openConnection } from "../adapters/pets-server.ts";
import { makeFolder } from "../store/temporary-folder.ts";
import { serve } from "./command.ts";

const BODY = JSON.stringify({ name: "Mia", kind: "cat" });

/** A connection with a request in flight that the server has begun to read. */
async function beginRequest(url: string) {
  const connection = openConnection(Number(new URL(url).port));
  connection.write(
    "POST /pets HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n" +
      `Expect: 100-continue\r\nContent-Length: ${BODY.length}\r\n\r\n${BODY.slice(0, 9)}`,
  );
  await connection.until("100 Continue");
  return { ...connection, finish: () => connection.write(BODY.slice(9)) };
}

test.each(["SIGTERM", "SIGINT"] as const)(
  "%s lets a request in flight be finished, and its change lasts",
  async (signal) => {
    const data = await makeFolder();
    const { url, child, log, ended } = await serve(["test/pets/openapi.yaml", "--data", data]);
    const request = await beginRequest(url);
    child.kill(signal);
    await expect.poll(() => log.at(-1)?.msg).toBe(`${signal}: finishing what is in flight`);
    request.finish();
    expect(await request.closed).toMatch(/HTTP\/1.1 201 Created/);
    expect(await ended).toEqual({ code: 0, signal: null, stderr: "" });

    const again = await serve(["test/pets/openapi.yaml", "--data", data]);
    expect(await (await fetch(`${again.url}/pets`)).json()).toMatchObject({ total: 4 });
  },
);

test("signals that come together are one; a later one ends at once", async () => {
  const { url, child, log, ended } = await serve(["test/pets/openapi.yaml", "--ephemeral"]);
  const request = await beginRequest(url);
  child.kill("SIGINT");
  child.kill("SIGINT");
  await expect.poll(() => log.at(-1)?.msg).toBe("SIGINT: finishing what is in flight");
  expect(child.exitCode).toBeNull();
  const later = setInterval(() => child.kill("SIGINT"), 700);
  expect(await ended).toMatchObject({ code: 130, stderr: "" });
  clearInterval(later);
  expect(await request.closed).not.toContain("201");
});

test("200 requests in flight are each answered, or closed without a word, and what is answered lasts", async () => {
  const data = await makeFolder();
  const { url, child, ended } = await serve(["test/pets/openapi.yaml", "--data", data]);
  const asked = Array.from({ length: 200 }, async (_, at) => {
    const body = JSON.stringify({ name: `Pet ${at}`, kind: "dog" });
    const response = await fetch(`${url}/pets`, {
      method: "POST",
      body,
      headers: { "Content-Type": "application/json" },
    });
    return ((await response.json()) as { id: string }).id;
  });
  await Promise.race(asked);
  child.kill("SIGTERM");
  const outcomes = await Promise.allSettled(asked);
  const acknowledged = outcomes.flatMap((outcome) => (outcome.status === "fulfilled" ? [outcome.value] : []));
  expect(await ended).toEqual({ code: 0, signal: null, stderr: "" });
  expect(acknowledged.length).toBeGreaterThan(0);

  const again = await serve(["test/pets/openapi.yaml", "--data", data]);
  const state = await (await fetch(`${again.url}/__contract/state`)).text();
  expect(acknowledged.filter((id) => !state.includes(`"${id}"`))).toEqual([]);
});
