import type { ExampleTask } from "./check-examples-apart.ts";
import { readDocument } from "./read-document.ts";

// The process that checks the examples of one document and tells its parent, without which it has nothing to do.

process.on("disconnect", () => process.exit());
process.once("message", (task) => void check(task as ExampleTask));

async function check({ path, flags }: ExampleTask): Promise<void> {
  const { checkExamples } = await readDocument(path, flags);
  process.send?.(await checkExamples(), () => process.disconnect?.());
}
