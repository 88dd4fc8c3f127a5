import type { Command } from "commander";

/** What `migrate` was asked for. */
export interface MigrateOptions {
  readonly from: string;
  readonly to: string;
  readonly handlers: string;
  readonly replace?: true;
}

/** Adds `migrate`, which copies a whole state from one store to another. */
export function addMigrateCommand(program: Command): void {
  program
    .command("migrate")
    .description("Copy the whole state of one store to another: a data folder or a PostgreSQL database.")
    .requiredOption("--from <store>", "the store to read, which is not changed: a folder, or postgres://…")
    .requiredOption("--to <store>", "the store to write: a folder, or postgres://…")
    .option("--handlers <folder>", "the handlers, which say what is kept and how", "handlers")
    .option("--replace", "put the copy in the place of what the other store has")
    .addHelpText("after", HELP)
    .action(async (options: MigrateOptions) => {
      const { runMigrate } = await import("./run-migrate.ts");
      await runMigrate(options);
    });
}

const HELP = `
Documents of an older schema version are brought up to that of the handlers. The servers of the first store have to be
stopped before. The copy is there as a whole or not at all; when it was cut off, run the command again.

What was copied is counted again in the end, and told. Exit code 1 when the counts differ.

Examples:
  $ contract-server migrate --from data/ --to postgres://user:password@db:5432/api
  $ contract-server migrate --from postgres://user:password@db:5432/api --to data/
  $ contract-server migrate --from data/ --to postgres://user:password@db:5432/api --replace`;
