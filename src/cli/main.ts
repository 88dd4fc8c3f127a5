import { Command, CommanderError } from "commander";
import packageJson from "#manifest" with { type: "json" };
import { StrictDocumentError } from "../document/faults.ts";
import { addBundleCommand } from "./bundle-command.ts";
import { addCoverageCommand } from "./coverage/coverage-command.ts";
import { addDataCommand } from "./files/data-command.ts";
import { addDiffCommand } from "./diff-command.ts";
import { addMigrateCommand } from "./migrate/migrate-command.ts";
import { addMockCommand } from "./mock-command.ts";
import { addServeCommand } from "./serve.ts";
import { addTypesCommand } from "./types-command.ts";
import { toLine } from "./usage-error.ts";
import { addVerifyCommand } from "./verify-command.ts";

/** Wrong usage, or something that a command cannot work with. */
const EXIT_UNUSABLE = 2;

/** Runs the command that the arguments name, and ends the process with its exit code. */
export async function main(argv: readonly string[]): Promise<void> {
  try {
    await createProgram().parseAsync(argv);
    process.exit();
  } catch (error) {
    if (error instanceof CommanderError && error.exitCode === 0) process.exit(0);
    if (!(error instanceof CommanderError && error.code === "commander.help")) {
      const hint = error instanceof CommanderError ? "; see contract-server --help" : "";
      const message = error instanceof StrictDocumentError ? error.message : toLine(error);
      process.stderr.write(`contract-server: ${message}${hint}\n`);
    }
    process.exit(EXIT_UNUSABLE);
  }
}

function createProgram(): Command {
  const program = new Command("contract-server")
    .description("Serves an OpenAPI document with real handlers or from the document alone.")
    .version(packageJson.version)
    .exitOverride()
    // Failures are told in one line, by main.
    .configureOutput({ outputError: () => undefined })
    .addHelpText(
      "after",
      `
Exit codes:
  0  done
  1  a check failed
  2  wrong usage, or a document, handlers or data that cannot be used

Examples:
  $ contract-server serve
  $ contract-server mock openapi.yaml
  $ contract-server types openapi.yaml --output handlers/contract.gen.ts
  $ contract-server bundle api/openapi.yaml --output openapi.json
  $ contract-server verify openapi.yaml --url http://localhost:8000
  $ contract-server coverage openapi.yaml --har session.har
  $ contract-server diff origin/main:openapi.yaml openapi.yaml
  $ contract-server data check
  $ contract-server migrate --from data/ --to postgres://user:password@db:5432/api`,
    );
  addServeCommand(program, packageJson.version);
  addMockCommand(program, packageJson.version);
  addTypesCommand(program);
  addBundleCommand(program);
  addVerifyCommand(program);
  addCoverageCommand(program);
  addDiffCommand(program);
  addDataCommand(program);
  addMigrateCommand(program);
  return program;
}
