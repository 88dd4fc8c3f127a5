import type { DocumentWarning } from "../document/faults.ts";
import { describeWarning } from "../document/faults.ts";
import type { LoadedDocument } from "../document/load.ts";

/** Writes all that is wrong with a document and was put right to the standard error, its broken examples too. */
export async function tellWarnings({ warnings, checkExamples }: LoadedDocument): Promise<void> {
  const broken = await checkExamples();
  const all: readonly DocumentWarning[] = [...warnings, ...broken.warnings];
  for (const warning of all) process.stderr.write(`warning: ${describeWarning(warning)}\n`);
}
