import { resolve } from "node:path";
import { collectionsOf } from "../../contract/collections.ts";
import { EMPTY_SERVICE, loadService } from "../load-service.ts";
import { print } from "../print.ts";
import { UsageError } from "../usage-error.ts";
import { differencesOf, writeFigures } from "./figures.ts";
import type { MigrateOptions } from "./migrate-command.ts";
import { countsOf } from "./state-place.ts";
import { toPlace } from "./to-place.ts";

/**
 * Copies the state of one place to another, and tells what it has copied; how far it has come is told on the standard error.
 * @throws {UsageError} for what whoever gave the command can put right, and the stores' own errors.
 */
export async function runMigrate({ from, to, handlers, replace }: MigrateOptions): Promise<void> {
  const service = await loadService(resolve(handlers), false);
  if (service === EMPTY_SERVICE) {
    throw new UsageError(`${handlers} has no index.ts; name the folder of the handlers with --handlers`);
  }
  const { schemaVersion, migrations = {} } = service;
  const shape = { collections: collectionsOf(service), schemaVersion, migrations };
  const source = await toPlace(from, shape);
  const target = await toPlace(to, shape);
  if (source.identity === target.identity) {
    throw new UsageError("--from and --to are the same store; name another one to copy to");
  }
  tell(`reading ${source.name}`);
  const { state, schemaVersion: kept, notices } = await source.read();
  for (const notice of notices) tell(notice);
  if (kept !== schemaVersion) tell(`bringing it from schema version ${kept} to ${schemaVersion}`);
  const wanted = countsOf(state);
  const total = [...wanted.documents.values()].reduce((sum, count) => sum + count, 0);
  tell(`writing ${total} documents to ${target.name}`);
  for (const notice of await target.write(state, replace === true)) tell(notice);
  tell(`counting them in ${target.name}`);
  const differences = differencesOf(wanted, await target.count());
  await print(writeFigures(`${source.name} → ${target.name}`, wanted));
  if (differences.length === 0) return;
  for (const difference of differences) tell(`${target.name} is not what was copied: ${difference}`);
  process.exitCode = 1;
}

function tell(message: string): void {
  process.stderr.write(`contract-server: ${message}\n`);
}
