import { readFile, writeFile } from "node:fs/promises";
import { isObject } from "../../contract/document.ts";
import { CHECKS } from "../../verify/checks/check.ts";
import type { Baseline, BaselineFinding } from "../../verify/report/baseline.ts";
import { PHASES } from "../../verify/test-case.ts";
import { codeOf, UsageError } from "../usage-error.ts";

/** The form of the file; another one would get another number. */
const VERSION = 1;

/**
 * Reads what is known from a file.
 * @param mayBeMissing whether a file that is not there stands for nothing known.
 * @throws {UsageError} for one that is none.
 */
export async function readBaseline(file: string, mayBeMissing: boolean): Promise<Baseline> {
  let text: string;
  try {
    text = await readFile(file, "utf8");
  } catch (error) {
    const code = codeOf(error) ?? "unknown reason";
    if (code === "ENOENT" && mayBeMissing) return [];
    const remedy = code === "ENOENT" ? "; write it with --update-baseline" : "";
    throw new UsageError(`the baseline ${file} cannot be read (${code})${remedy}`);
  }
  return parseBaseline(text, file);
}

/** Writes what is known to a file, in the form that formatters leave alone, so that a diff shows findings alone. */
export async function writeBaseline(file: string, baseline: Baseline): Promise<void> {
  const findings = baseline.map(({ operationId, check, message, phase }) => ({
    ...{ operationId, check, message, phase },
  }));
  try {
    await writeFile(file, `${JSON.stringify({ version: VERSION, findings }, null, 2)}\n`);
  } catch (error) {
    throw new UsageError(`the baseline ${file} cannot be written (${codeOf(error) ?? "unknown reason"})`);
  }
}

function parseBaseline(text: string, file: string): Baseline {
  const refuse = (why: string): UsageError =>
    new UsageError(`${file} is no baseline: ${why}; put it right, or delete it and use --update-baseline`);
  let content: unknown;
  try {
    content = JSON.parse(text);
  } catch (error) {
    throw refuse(`it is not JSON (${error instanceof Error ? error.message : String(error)})`);
  }
  if (!isObject(content) || !Array.isArray(content.findings)) throw refuse("it has no list of findings");
  if (content.version !== VERSION) throw refuse(`its version is not ${VERSION}`);
  return content.findings.map((entry: unknown, at) => {
    if (isFinding(entry)) return entry;
    throw refuse(`findings/${at} has no operationId, check, message and phase that are known`);
  });
}

function isFinding(entry: unknown): entry is BaselineFinding {
  if (!isObject(entry)) return false;
  const { operationId, check, message, phase } = entry;
  return (
    typeof operationId === "string" &&
    typeof message === "string" &&
    typeof check === "string" &&
    Object.hasOwn(CHECKS, check) &&
    PHASES.some((known) => known === phase)
  );
}
