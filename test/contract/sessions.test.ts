import { expect, test } from "vitest";
import fixtures from "../pets/fixtures/index.ts";
import type { PetsContract } from "./pets-contract.ts";
import { createPets } from "./pets-contract.ts";

const MINUTE_MS = 60_000;

function asSession({ ask }: PetsContract, session: string) {
  const headers = { "x-contract-session": session };
  return {
    add: (name: string) => ask("POST", "/pets", { json: { name, kind: "cat" }, headers }),
    total: async () => {
      const { body } = await ask("GET", "/pets", { headers });
      return (body as { total: number }).total;
    },
  };
}

test("a session goes when nobody has asked for it long enough", async () => {
  let now = new Date("2026-01-01T00:00:00Z");
  const pets = await createPets({ fixtures, clock: () => now, sessions: { idleMs: 10 * MINUTE_MS } });
  const [asked, idle] = [asSession(pets, "asked"), asSession(pets, "idle")];
  await asked.add("Mia");
  await idle.add("Max");
  now = new Date(now.getTime() + 6 * MINUTE_MS);
  expect(await asked.total()).toBe(4);
  now = new Date(now.getTime() + 6 * MINUTE_MS);
  await pets.contract.runTasks();
  expect(pets.contract.sessions.size).toBe(1);
  expect([await asked.total(), await idle.total()]).toEqual([4, 3]);
});

test("of too many, the one goes that was not asked for the longest time", async () => {
  const pets = await createPets({ fixtures, sessions: { most: 2 } });
  const [first, second, third] = [asSession(pets, "1"), asSession(pets, "2"), asSession(pets, "3")];
  await first.add("Mia");
  await second.add("Max");
  await first.total();
  await third.add("Leo");
  expect(pets.contract.sessions.size).toBe(2);
  expect(await first.total()).toBe(4);
  expect(await second.total()).toBe(3);
});

test("a session that would become too large refuses the change, and nothing has changed", async () => {
  const pets = await createPets({ fixtures, sessions: { mostLetters: 2000 } });
  const own = asSession(pets, "large");
  let added = 0;
  let answer = await own.add("Mia");
  for (; answer.status === 201; answer = await own.add(`Pet ${added}`)) added++;
  expect(answer).toMatchObject({ status: 507, body: { detail: expect.stringContaining("2000") as string } });
  expect(await own.total()).toBe(3 + added);
});

test("without sessions, the header is refused", async () => {
  const pets = await createPets({ fixtures, sessions: { most: 0 } });
  const { status, body } = await pets.ask("GET", "/pets", { headers: { "x-contract-session": "one" } });
  expect([status, body]).toEqual([400, expect.objectContaining({ status: 400 })]);
});

test("a limit that is no number of things is refused", async () => {
  await expect(createPets({ fixtures, sessions: { most: -1 } })).rejects.toThrow(
    "most of sessions is a whole number",
  );
});

test("a session whose fixtures fail is a failure, and never answered from the state that all share", async () => {
  const failing = () => {
    throw new Error("no fixtures today");
  };
  const pets = await createPets({ fixtures: failing });
  const { status } = await asSession(pets, "one").add("Mia");
  expect(status).toBe(500);
  expect((await pets.ask("GET", "/pets")).body).toMatchObject({ total: 3 });
});
