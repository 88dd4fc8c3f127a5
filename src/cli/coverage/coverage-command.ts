import type { Command } from "commander";
import { InvalidArgumentError, Option } from "commander";
import { collectText } from "../arguments.ts";
import type { DocumentFlags } from "../document-options.ts";
import { addDocumentOptions } from "../document-options.ts";
import type { Measure } from "./measures.ts";
import { MEASURES } from "./measures.ts";

/** What `coverage` was asked for. */
export interface CoverageFlags extends DocumentFlags {
  readonly har?: readonly string[];
  readonly from?: readonly string[];
  readonly min?: readonly Minimum[];
  readonly format: "text" | "json" | "markdown";
  readonly never?: true;
}

/** So many percent of something have to be exercised. */
export interface Minimum {
  readonly measure: Measure;
  readonly percent: number;
}

/** Adds `coverage`, which says how much of a document traffic has exercised. */
export function addCoverageCommand(program: Command): void {
  const command = program
    .command("coverage")
    .description("Say what of a document traffic has exercised, and what never.")
    .argument("<document>", "the OpenAPI document: a file, an http(s) URL, or - for the standard input")
    .addOption(
      new Option("--har <file>", "a session that a browser or proxy has recorded; repeatable").argParser(
        collectText,
      ),
    )
    .addOption(
      new Option(
        "--from <url|file>",
        "a server that runs with --coverage, or what --coverage-file has saved; repeatable",
      ).argParser(collectText),
    )
    .addOption(
      new Option(
        "--min <percent>",
        `exit with 1 below so many percent of all together, or of one thing: --min operations=100; repeatable (${MEASURES.join(", ")})`,
      ).argParser(collectMinimum),
    )
    .addOption(
      new Option("--format <format>", "write the report in this form")
        .choices(["text", "json", "markdown"])
        .default("text"),
    )
    .option("--never", "list what was never exercised; JSON always has it");
  addDocumentOptions(command)
    .addHelpText("after", HELP)
    .action(async (document: string, flags: CoverageFlags) => {
      const { runCoverage } = await import("./run-coverage.ts");
      if (!(await runCoverage(document, flags))) process.exitCode = 1;
    });
}

function collectMinimum(text: string, before: readonly Minimum[] = []): readonly Minimum[] {
  const [, name = "overall", digits = ""] = /^(?:([a-z-]+)=)?(\d{1,3})$/.exec(text) ?? [];
  const measure = MEASURES.find((known) => known === name);
  const percent = Number(digits);
  if (digits !== "" && percent <= 100 && measure) return [...before, { measure, percent }];
  throw new InvalidArgumentError(
    `It is a whole number of percent to 100, alone or of one of ${MEASURES.join(", ")}: operations=100.`,
  );
}

const HELP = `
What is counted is in docs/coverage.md. Several sessions are taken together. For a server on another machine, its admin
token is taken from ADMIN_TOKEN.

Exit codes: 0 done, 1 less than --min was exercised, 2 wrong usage, or something that cannot be read.

Examples:
  $ contract-server coverage openapi.yaml --har session.har
  $ contract-server coverage openapi.yaml --from http://127.0.0.1:4010 --never
  $ contract-server coverage openapi.yaml --from unit.json --from browser.json --min 80 --min operations=100`;
