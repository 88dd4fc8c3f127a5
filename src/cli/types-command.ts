import type { Command } from "commander";
import type { ReadingFlags } from "./document-options.ts";
import { addReadingOptions } from "./document-options.ts";

/** What `types` was asked for. */
export interface TypesOptions extends ReadingFlags {
  readonly output: string;
  readonly check?: true;
  readonly enumValues?: true;
}

/** Adds `types`, which writes the TypeScript types that handlers are checked by. */
export function addTypesCommand(program: Command): void {
  const command = program
    .command("types")
    .description("Write the TypeScript types of a document's operations and schemas, for its handlers.")
    .argument("<document>", "the OpenAPI document: a file, an http(s) URL, or - for the standard input")
    .requiredOption("-o, --output <file>", "the file to write")
    .option("--enum-values", "write the values of each enum too, as a list that code can go through")
    .option("--check", "write nothing; exit with 1 when the file is not what would be written");
  addReadingOptions(command)
    .addHelpText(
      "after",
      `
Examples:
  $ contract-server types openapi.yaml --output handlers/contract.gen.ts
  $ contract-server types openapi.yaml --output handlers/contract.gen.ts --check`,
    )
    .action(async (document: string, options: TypesOptions) => {
      const { generateTypes } = await import("./generate-types.ts");
      const isFresh = await generateTypes(document, options);
      if (isFresh) return;
      process.stderr.write(
        `contract-server: ${options.output} is not what ${document} says; run this command without --check\n`,
      );
      process.exitCode = 1;
    });
}
