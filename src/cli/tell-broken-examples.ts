import type { Logger } from "pino";
import type { LoadedDocument } from "../document/load.ts";
import { describeWarning } from "../document/faults.ts";

/** So much time is spent on the examples of a document, in milliseconds; those of most are checked in less. */
const BUDGET_MS = 2000;

/**
 * Looks for examples that their own schemas refuse while the server is at work already, one document after the other,
 * and tells each in the log.
 */
export async function tellBrokenExamples(
  documents: readonly (Pick<LoadedDocument, "checkExamples"> & { readonly name: string })[],
  logger: Logger,
): Promise<void> {
  for (const { name, checkExamples } of documents) {
    const { warnings, unchecked } = await checkExamples(BUDGET_MS);
    for (const warning of warnings) logger.warn(describeWarning(warning));
    if (unchecked === 0) continue;
    logger.info(
      `${unchecked} examples of ${name} were not checked, to save time; contract-server bundle does`,
    );
  }
}
