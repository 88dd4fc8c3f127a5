import type { Command } from "commander";
import { Option } from "commander";
import type { ReadingFlags } from "./document-options.ts";
import { addReadingOptions } from "./document-options.ts";

/** What `bundle` was asked for. */
export interface BundleOptions extends ReadingFlags {
  readonly output?: string;
  readonly format?: "yaml" | "json";
  readonly keepVersion?: true;
}

/** Adds `bundle`, which writes a document of many files as one. */
export function addBundleCommand(program: Command): void {
  const command = program
    .command("bundle")
    .description(
      "Write a document of one or many files, of any version from 2.0 on, in one piece and as OpenAPI 3.1.",
    )
    .argument("<document>", "the OpenAPI document: a file, an http(s) URL, or - for the standard input")
    .option("-o, --output <file>", "the file to write (default: the standard output)")
    .addOption(
      new Option(
        "--format <format>",
        "write this format (default: what the file's name says, else yaml)",
      ).choices(["yaml", "json"]),
    )
    .option("--keep-version", "leave it in the version that it is written in, its faults as they are");
  addReadingOptions(command)
    .addHelpText(
      "after",
      `
Faults of the document are told on the standard error, one line each.

Examples:
  $ contract-server bundle api/openapi.yaml --output openapi.json
  $ contract-server bundle api/openapi.yaml --keep-version --output openapi.yaml
  $ curl -s https://api.example.com/swagger.json | contract-server bundle - --format yaml`,
    )
    .action(async (document: string, options: BundleOptions) => {
      const { writeBundle } = await import("./write-bundle.ts");
      await writeBundle(document, options);
    });
}
