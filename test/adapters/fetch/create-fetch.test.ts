import { expect, test } from "vitest";
import { expectDelayKept } from "./kept-delay.ts";
import { createFetch } from "../../../src/index.ts";
import { createPets } from "../../contract/pets-contract.ts";
import { startPets } from "../pets-server.ts";

async function petsFetch() {
  return createFetch((await createPets()).contract);
}

const json = (body: unknown): RequestInit => ({
  method: "POST",
  headers: { "Content-Type": "application/json" },
  body: JSON.stringify(body),
});
const prefer = (text: string): RequestInit => ({ headers: { Prefer: text } });

test.each<[string, RequestInit?]>([
  ["/pets?kind=cat&limit=1"],
  ["/pets/pet-1"],
  ["/pets/pet-1", { method: "HEAD" }],
  ["/pets", json({ name: "Mia", kind: "cat" })],
  ["/pets", json({ name: "Mia" })],
  ["/pets", { method: "OPTIONS" }],
  ["/p%C3%A4ts"],
  ["/pets/pet-1", { method: "DELETE", headers: { "X-Admin-Token": "let me in" } }],
])("%s with %o is answered as a server answers it", async (target, init) => {
  const { url } = await startPets();
  const ask = await petsFetch();
  const [own, served] = await Promise.all([ask(target, init), fetch(url + target, init)]);
  expect(own.status).toBe(served.status);
  expect(await own.text()).toBe(await served.text());
  const ofConnection = /^(connection|date|keep-alive|x-request-id|content-length|transfer-encoding)$/;
  const headersOf = ({ headers }: Response) => [...headers].filter(([name]) => !ofConnection.test(name));
  expect(headersOf(own)).toEqual(headersOf(served));
});

test("a whole address is asked for by its path, and a Request is taken as it is", async () => {
  const ask = await petsFetch();
  expect((await ask("https://api.example.com/pets")).status).toBe(200);
  expect((await ask(new URL("https://api.example.com/pets"))).status).toBe(200);
  expect((await ask(new Request("https://api.example.com/pets/pet-9"))).status).toBe(404);
});

test("a delay is kept, and ends when the caller gives up", async () => {
  await expectDelayKept(await petsFetch());
});

test("a reset rejects, a timeout waits for the caller, malformed JSON cannot be read", async () => {
  const ask = await petsFetch();
  await expect(ask("/shelters", prefer("fault=reset"))).rejects.toThrow(TypeError);
  const signal = AbortSignal.timeout(20);
  await expect(ask("/shelters", { ...prefer("fault=timeout"), signal })).rejects.toMatchObject({
    name: "TimeoutError",
  });
  const malformed = await ask("/shelters", prefer("fault=malformed"));
  expect(malformed.status).toBe(200);
  await expect(malformed.json()).rejects.toThrow(SyntaxError);
});

test("a malformed answer that is no JSON breaks off", async () => {
  const answer = { status: 200, headers: { "Content-Type": "text/plain" }, body: "hello" };
  const ask = createFetch({ handle: () => Promise.resolve({ ...answer, fault: "malformed" }) });
  await expect((await ask("/")).text()).rejects.toThrow(/broke off/);
});

test("each cookie is a field of its own, and a stream comes as it is", async () => {
  const stream = new Blob(["a", "b"]).stream() as ReadableStream<Uint8Array>;
  const answer = { status: 200, headers: {}, stream, setCookies: ["a=1", "b=2"] };
  const response = await createFetch({ handle: () => Promise.resolve(answer) })("/");
  expect(response.headers.getSetCookie()).toEqual(["a=1", "b=2"]);
  expect(await response.text()).toBe("ab");
});
