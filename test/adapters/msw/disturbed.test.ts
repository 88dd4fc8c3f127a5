import { expect, test } from "vitest";
import { expectDelayKept } from "../fetch/kept-delay.ts";
import type { PageRequest } from "./pets-handlers.ts";
import { interceptPets } from "./pets-handlers.ts";

const prefer = (text: string): PageRequest => ({ headers: { Prefer: text } });

test("a client chooses code and example", async () => {
  const { ask } = await interceptPets();
  const chosen = await ask("/shelters", prefer("example=two"));
  expect(chosen.headers.get("Preference-Applied")).toBe("example=two");
  expect((await ask("/pets/pet-1", prefer("code=404"))).status).toBe(404);
});

test("a delay is kept, and ends when the caller gives up", async () => {
  const { ask } = await interceptPets();
  await expectDelayKept(ask);
});

test("a reset is a network error", async () => {
  const { ask } = await interceptPets();
  await expect(ask("/shelters", prefer("fault=reset"))).rejects.toThrow(TypeError);
});

test("a timeout waits for the caller to give up", async () => {
  const { ask } = await interceptPets();
  const signal = AbortSignal.timeout(20);
  await expect(ask("/shelters", { ...prefer("fault=timeout"), signal })).rejects.toMatchObject({
    name: "TimeoutError",
  });
});

test("a malformed answer cannot be read, and 503 is answered", async () => {
  const { ask } = await interceptPets();
  const malformed = await ask("/shelters", prefer("fault=malformed"));
  expect(malformed.status).toBe(200);
  await expect(malformed.json()).rejects.toThrow(SyntaxError);
  expect((await ask("/shelters", prefer("fault=503"))).status).toBe(503);
});
