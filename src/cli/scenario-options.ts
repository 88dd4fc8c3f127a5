import type { Command } from "commander";
import { join, resolve } from "node:path";
import { scenarioFolder } from "../adapters/scenarios/scenario-folder.ts";
import type { LoadedService } from "./load-service.ts";
import type { DocumentParts } from "./server-parts.ts";
import { UsageError } from "./usage-error.ts";

/** What was asked for about the states that a server can be put into. */
export interface ScenarioFlags {
  readonly scenarios?: string;
  readonly scenario?: string;
}

/** Adds the flags about scenarios. */
export function addScenarioOptions(command: Command): Command {
  return command
    .option(
      "--scenarios <folder>",
      "state files to switch between by POST /__contract/scenario (default: scenarios/ beside the document)",
    )
    .option("--scenario <name>", "begin with this one");
}

/**
 * The scenarios of a document, and the one that it begins with in place of its fixtures.
 * @throws {UsageError} for one that there is not.
 */
export async function loadScenarios(
  home: string,
  service: LoadedService,
  flags: ScenarioFlags,
): Promise<Pick<DocumentParts, "scenario" | "begin">> {
  const folder = resolve(flags.scenarios ?? join(home, "scenarios"));
  const scenarios = scenarioFolder(folder, service);
  const { scenario: name } = flags;
  if (name === undefined) return { scenario: { scenarios, current: undefined } };
  const begin = await scenarios.read(name);
  if (begin) return { scenario: { scenarios, current: name }, begin };
  const names = await scenarios.names();
  const known = names.length === 0 ? `${folder} has none` : `there are ${names.join(", ")}`;
  throw new UsageError(`no scenario is called ${name}; ${known}`);
}
