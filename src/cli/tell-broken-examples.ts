import type { Logger } from "pino";
import type { ExampleCheck } from "../document/check-examples.ts";
import { describeWarning } from "../document/faults.ts";
import type { LoadedDocument } from "../document/load.ts";
import { isUrl } from "../document/source.ts";
import { checkExamplesApart } from "./check-examples-apart.ts";
import type { ReadingFlags } from "./document-options.ts";
import { toLine } from "./usage-error.ts";

/** Documents with more paths are looked through in a process of their own. */
const MOST_PATHS = 200;

/** So much time goes into the examples of a large document that can be read but once, in milliseconds. */
const BUDGET_MS = 2000;

/** How the examples of a document that was read by these flags are checked beside serving it. */
export function exampleCheckOf(
  path: string,
  flags: ReadingFlags,
  { document, checkExamples }: LoadedDocument,
): () => Promise<ExampleCheck> {
  // All were checked already, and none is broken.
  if (flags.strict === true) return () => Promise.resolve({ warnings: [], unchecked: 0 });
  const isLarge = Object.keys(document.paths ?? {}).length > MOST_PATHS;
  const isFile = path !== "-" && !isUrl(path);
  return isLarge && isFile ? () => checkExamplesApart({ path, flags }) : () => checkExamples(BUDGET_MS);
}

/** Looks for examples that their own schemas refuse while the server is at work, and tells each in the log. */
export async function tellBrokenExamples(
  documents: readonly { readonly name: string; readonly checkExamples: () => Promise<ExampleCheck> }[],
  logger: Logger,
): Promise<void> {
  for (const { name, checkExamples } of documents) {
    try {
      const { warnings, unchecked } = await checkExamples();
      for (const warning of warnings) logger.warn(describeWarning(warning));
      if (unchecked > 0) logger.info(`${name}: ${unchecked} examples were not checked, to save time`);
    } catch (error) {
      logger.warn(`${name}: its examples could not be checked: ${toLine(error)}`);
    }
  }
}
