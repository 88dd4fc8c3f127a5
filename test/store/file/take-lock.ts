/** Takes the lock of the folder that it is given, as a store does first, prints how that went, and holds it until its input ends. */
import { once } from "node:events";
import { lockFolder } from "../../../src/store/file/folder-lock.ts";

const [, , folder = ""] = process.argv;
try {
  const lock = await lockFolder(folder);
  console.log("taken");
  await once(process.stdin.resume(), "end");
  await lock.release();
} catch (error) {
  console.log(error instanceof Error ? error.name : String(error));
}
