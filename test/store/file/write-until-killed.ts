/**
 * Two hundred writers that change a store, each one visit after the other, until the process is killed. Before a change
 * is asked for its id goes to `asked`, and after it was acknowledged to `acknowledged`, both beside the folder.
 */
import { openSync, writeSync } from "node:fs";
import { openFileStore } from "../../../src/store/file/file-store.ts";
import type { Clinic } from "../clinic-state.ts";
import { collections, empty, visit } from "../clinic-state.ts";

const [, , folder = "", round = ""] = process.argv;
const asked = openSync(`${folder}.asked`, "a");
const acknowledged = openSync(`${folder}.acknowledged`, "a");
const store = await openFileStore<Clinic>({
  folder,
  collections,
  schemaVersion: 1,
  seed: () => empty,
  compactAfterBytes: 20_000,
});
await Promise.all(
  Array.from({ length: 200 }, async (_, writer) => {
    for (let n = 1; ; n++) {
      const id = `${round}-${writer}-${n}`;
      writeSync(asked, `${id}\n`);
      await visit(store, id);
      writeSync(acknowledged, `${id}\n`);
    }
  }),
);
