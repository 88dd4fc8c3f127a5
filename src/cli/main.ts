import { Command, CommanderError } from "commander";
import packageJson from "#manifest" with { type: "json" };
import { StrictDocumentError } from "../document/faults.ts";
import { toLine } from "./usage-error.ts";

/** Wrong usage, or something that a command cannot work with. */
const EXIT_UNUSABLE = 2;

/** Runs the command that the arguments name, and ends the process with its exit code. */
export async function main(argv: readonly string[]): Promise<void> {
  try {
    await (await createProgram(argv[2])).parseAsync(argv);
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

/** Adds a command to the program. */
type AddCommand = (program: Command, version: string) => void;

/** The commands, in the order of the help. */
const COMMANDS: ReadonlyMap<string, () => Promise<AddCommand>> = new Map([
  ["serve", async () => (await import("./serve.ts")).addServeCommand],
  ["mock", async () => (await import("./mock-command.ts")).addMockCommand],
  ["types", async () => (await import("./types-command.ts")).addTypesCommand],
  ["bundle", async () => (await import("./bundle-command.ts")).addBundleCommand],
  ["verify", async () => (await import("./verify-command.ts")).addVerifyCommand],
  ["coverage", async () => (await import("./coverage/coverage-command.ts")).addCoverageCommand],
  ["diff", async () => (await import("./diff-command.ts")).addDiffCommand],
  ["data", async () => (await import("./files/data-command.ts")).addDataCommand],
  ["migrate", async () => (await import("./migrate/migrate-command.ts")).addMigrateCommand],
]);

/** The program with the command that is `asked` for alone, since loading takes its time; with all where that is none. */
async function createProgram(asked = ""): Promise<Command> {
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
  const only = COMMANDS.get(asked);
  const adding = (only ? [only] : [...COMMANDS.values()]).map((load) => load());
  for (const add of await Promise.all(adding)) add(program, packageJson.version);
  return program;
}
