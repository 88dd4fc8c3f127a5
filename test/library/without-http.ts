// without-http.ts
import assert from "node:assert/strict";
import { createContract, createFetch, loadDocument } from "contract-server/node";
import { fixtures, service } from "./service.ts";

const { document } = await loadDocument("openapi.yaml");
const contract = createContract({
  document,
  service,
  fixtures,
  clock: () => new Date("2026-01-02T03:04:05Z"),
});
const ask = createFetch(contract);

const response = await ask("/notes/note-9");
assert.equal(response.status, 404);
assert.equal(response.headers.get("X-Contract-Source"), "handler");

await contract.store.reset({ collections: { notes: [{ id: "note-9", text: "Here I am" }] } });
console.log(await (await ask("/notes/note-9")).json());
