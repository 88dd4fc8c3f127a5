import { access, constants } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import type { Command } from "commander";
import { codeOf, UsageError } from "../usage-error.ts";

/** What a command that serves a document was asked for about its coverage. */
export interface CoverageServingFlags {
  readonly coverage?: true;
  readonly coverageFile?: string;
}

/** Adds the flags about coverage. */
export function addCoverageOptions(command: Command): Command {
  return command
    .option("--coverage", "keep what of the contract was exercised, and tell it at /__contract/coverage")
    .option("--coverage-file <file>", "do so, and save it in this file when the server ends");
}

/** What is kept of the coverage of a document; undefined where nothing is. */
export interface KeepCoverage {
  /** Absolute. */
  readonly file?: string;
}

/**
 * The same for a document.
 * @throws {UsageError} for a file that could not be written when the server ends.
 */
export async function keepCoverage({
  coverage,
  coverageFile,
}: CoverageServingFlags): Promise<{ readonly coverage?: KeepCoverage }> {
  if (coverageFile === undefined) return coverage === true ? { coverage: {} } : {};
  const file = resolve(coverageFile);
  try {
    await access(dirname(file), constants.W_OK);
  } catch (error) {
    throw new UsageError(
      `--coverage-file ${coverageFile} cannot be written (${codeOf(error) ?? "unknown reason"}); name a file in a folder that is there`,
    );
  }
  return { coverage: { file } };
}
