/** Opens the store in the folder that it is given, prints how that went, and holds it until its input ends. */
import { once } from "node:events";
import { openFileStore } from "../../../src/store/file/file-store.ts";

interface Pets {
  pets: { id: string };
}

const [, , folder = ""] = process.argv;
const begun = performance.now();
try {
  const store = await openFileStore<Pets>({
    folder,
    collections: { pets: { id: "id" } },
    schemaVersion: 1,
    seed: () => ({ collections: { pets: [{ id: "rex" }] } }),
  });
  console.log("open");
  await once(process.stdin.resume(), "end");
  await store.close();
} catch (error) {
  const { name, message } = error instanceof Error ? error : new Error(String(error));
  console.log(JSON.stringify({ name, message, ms: performance.now() - begun }));
}
