// files.ts
import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import {
  collectionsOf,
  createContract,
  createFetch,
  loadDocument,
  openFileStore,
} from "contract-server/node";
import { fixtures, service } from "./service.ts";

const { document } = await loadDocument("openapi.yaml");
const store = await openFileStore({
  folder: await mkdtemp(`${tmpdir()}/notes-`),
  collections: collectionsOf(service),
  schemaVersion: service.schemaVersion,
  seed: () => fixtures(new Date()),
  onNotice: (message) => console.warn(message),
});
const ask = createFetch(createContract({ document, service, store, fixtures }));

console.log(await (await ask("/notes")).json());
await store.close();
