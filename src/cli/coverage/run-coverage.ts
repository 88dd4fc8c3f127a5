import { readFile } from "node:fs/promises";
import type { Contract } from "../../contract/contract.ts";
import { createContract } from "../../contract/contract.ts";
import { ContractCoverage } from "../../coverage/contract-coverage.ts";
import { toSaved } from "../../coverage/coverage-file.ts";
import { coverHar } from "../../coverage/har/cover-har.ts";
import type { HarCounts } from "../../coverage/har/cover-har.ts";
import { HarError } from "../../coverage/har/har-error.ts";
import { readHar } from "../../coverage/har/har.ts";
import { percentOf } from "../../coverage/report/coverage-report.ts";
import type { CoverageReport } from "../../coverage/report/coverage-report.ts";
import { writeMarkdown } from "../../coverage/report/markdown-report.ts";
import { writeNever, writeOperations, writeSums } from "../../coverage/report/text-report.ts";
import { basePathOf } from "../document-options.ts";
import { print } from "../print.ts";
import { readDocument } from "../read-document.ts";
import { codeOf, UsageError } from "../usage-error.ts";
import type { CoverageFlags } from "./coverage-command.ts";
import { shareOf } from "./measures.ts";
import { readSaved } from "./read-saved.ts";

/**
 * Says what of a document was exercised; false where that is less than was asked for.
 * @throws {UsageError} for what whoever gave the command can put right.
 */
export async function runCoverage(source: string, flags: CoverageFlags): Promise<boolean> {
  const { har = [], from = [], min = [] } = flags;
  if (har.length + from.length === 0) {
    throw new UsageError("there is no traffic to look at; name a recorded session by --har, or a server by --from");
  }
  const { document } = await readDocument(source, flags);
  // Browsers leave credentials out of what they save, and nothing that is counted is about them.
  const contract = createContract({ document, ...basePathOf(flags), authentication: "skip" });
  const coverage = new ContractCoverage(contract);
  for (const file of har) tellCounts(file, await coverFile(contract, coverage, file), contract);
  for (const place of from) coverage.merge(await readSaved(place));
  const { title } = document.info;
  const report = coverage.report();
  const written = {
    text: () => writeText(report, flags.never === true),
    json: () => `${JSON.stringify(toSaved(title, coverage), null, 2)}\n`,
    markdown: () => `${writeMarkdown(title, report, flags.never === true)}\n`,
  };
  await print(written[flags.format]());
  const missed = min.filter(({ measure, percent }) => percentOf(shareOf(report, measure)) < percent);
  for (const { measure, percent } of missed) {
    process.stderr.write(
      `coverage ${measure}: ${percentOf(shareOf(report, measure))} %, where --min asks for ${percent} %\n`,
    );
  }
  return missed.length === 0;
}

function writeText(report: CoverageReport, never: boolean): string {
  const parts = [writeOperations(report), writeSums(report), ...(never ? [writeNever(report)] : [])];
  return `${parts.join("\n\n")}\n`;
}

async function coverFile(contract: Contract, coverage: ContractCoverage, file: string): Promise<HarCounts> {
  try {
    return await coverHar(contract, coverage, readHar(await readFile(file, "utf8")));
  } catch (error) {
    if (error instanceof HarError) {
      throw new UsageError(`${file} ${error.message}; save the session as HAR, with its content`);
    }
    const code = codeOf(error);
    if (code === undefined) throw error;
    throw new UsageError(`${file} cannot be read (${code}); name the HAR file of a session`);
  }
}

/** What is none of the contract's is told in one line, so that a wrong base path is noticed. */
function tellCounts(
  file: string,
  { entries, covered, outside, unknown, unanswered }: HarCounts,
  { basePaths }: Contract,
): void {
  const parts = [
    `${covered} of ${entries} requests are the contract's`,
    ...(outside > 0 ? [`${outside} are not below ${basePaths.join(" or ")}`] : []),
    ...(unknown > 0 ? [`${unknown} ask for what it does not have`] : []),
    ...(unanswered > 0 ? [`${unanswered} had no answer`] : []),
  ];
  process.stderr.write(`${file}: ${parts.join(", ")}\n`);
}
