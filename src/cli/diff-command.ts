import type { Command } from "commander";
import { Option } from "commander";
import { collectText } from "./arguments.ts";
import type { ReadingFlags } from "./document-options.ts";
import { addReadingOptions } from "./document-options.ts";

/** What `diff` was asked for. */
export interface DiffFlags extends ReadingFlags {
  readonly format: "text" | "json" | "markdown" | "github";
  readonly failOn: "breaking" | "warning" | "none";
  readonly level: "breaking" | "warning" | "info";
  readonly ignore?: readonly string[];
  readonly operation?: readonly string[];
  readonly includeTag?: readonly string[];
}

const DOCUMENT =
  "a file, an http(s) URL, - for the standard input, or a file of a git revision (main:openapi.yaml)";

/** Adds `diff`, which says what a new document means to the clients of an old one. */
export function addDiffCommand(program: Command): void {
  const command = program
    .command("diff")
    .description("Say which changes between two documents break the clients of the old one.")
    .argument("<old>", `the document that clients keep to: ${DOCUMENT}`)
    .argument("<new>", "the document that shall take its place: the same")
    .addOption(
      new Option("--format <format>", "write the report in this form")
        .choices(["text", "json", "markdown", "github"])
        .default("text"),
    )
    .addOption(
      new Option("--fail-on <level>", "exit with 1 for changes of this level and worse")
        .choices(["breaking", "warning", "none"])
        .default("breaking"),
    )
    .addOption(
      new Option("--level <level>", "tell of changes of this level and worse")
        .choices(["breaking", "warning", "info"])
        .default("info"),
    )
    .addOption(
      new Option(
        "--ignore <rule>",
        "leave out what a rule finds; * stands for any letters; repeatable",
      ).argParser(collectText),
    )
    .addOption(
      new Option(
        "--operation <name>",
        "only this one, by operationId or as 'GET /pets'; repeatable",
      ).argParser(collectText),
    )
    .addOption(
      new Option("--include-tag <tag>", "only operations with this tag; repeatable").argParser(collectText),
    );
  addReadingOptions(command)
    .addHelpText(
      "after",
      `
The rules are in docs/diff.md. Overlays change both documents.

Exit codes:
  0  no client breaks
  1  there is a breaking change, or what --fail-on says
  2  the documents cannot be compared

Examples:
  $ contract-server diff old.yaml new.yaml
  $ contract-server diff origin/main:openapi.yaml openapi.yaml --format github
  $ contract-server diff https://api.example.com/openapi.json openapi.yaml --ignore 'response-*-enum-value-added'`,
    )
    .action(async (old: string, other: string, flags: DiffFlags) => {
      const { runDiff } = await import("./run-diff.ts");
      if (!(await runDiff(old, other, flags))) process.exitCode = 1;
    });
}
