import { expect, test } from "vitest";
import { askFrom, ownWords, post, useMockedPage } from "./mocked-page.ts";

const startPage = useMockedPage();

test("a page is answered by its own service worker, without any server", async () => {
  const opened = await startPage();
  const { page } = opened;
  expect(await askFrom(page, "/api/pets/pet-1")).toMatchObject({ status: 200, source: "handler" });
  expect(await askFrom(page, "/api/shelters")).toMatchObject({ status: 200, source: "mock" });
  expect(await askFrom(page, "/api/pets", post({ name: "Mia", kind: "dragon" }))).toMatchObject({
    status: 422,
    body: { errors: [{ in: "body", path: "/kind" }] },
  });
  expect(ownWords(opened)).toEqual([
    `[contract-server] createPet: POST /v1/pets was refused with 422. The request does not fit createPet: body/kind must be one of "cat", "dog", "parrot".`,
  ]);
  const generated = await askFrom(page, "/api/shelters", { headers: { Prefer: "dynamic=true" } });
  expect(generated.status).toBe(200);
});

test("what is not in the contract goes to the network", async () => {
  const { page } = await startPage();
  expect(await askFrom(page, "/api/plants")).toMatchObject({ status: 404, body: "no such file" });
  expect(await askFrom(page, "/index.html")).toMatchObject({ status: 200, source: null });
});

test("a reset is a network error in the page", async () => {
  const { page } = await startPage();
  const asked = askFrom(page, "/api/shelters", { headers: { Prefer: "fault=reset" } });
  await expect(asked).rejects.toThrow("Failed to fetch");
});

test("a compressed body is expanded, if the browser can", async () => {
  const { page } = await startPage();
  const sent = (coding: string) =>
    page.evaluate(async (encoding) => {
      const bytes = new Blob([JSON.stringify({ name: "Mia", kind: "cat" })]).stream();
      const body = await new Response(bytes.pipeThrough(new CompressionStream("gzip"))).arrayBuffer();
      const headers = { "Content-Type": "application/json", "Content-Encoding": encoding };
      const response = await fetch("/api/pets", { method: "POST", headers, body });
      return { status: response.status, accepted: response.headers.get("Accept-Encoding") };
    }, coding);
  expect(await sent("gzip")).toEqual({ status: 201, accepted: null });
  expect(await sent("zstd")).toEqual({
    status: 415,
    accepted: expect.stringMatching(/^gzip, deflate(, br)?$/) as string,
  });
});
