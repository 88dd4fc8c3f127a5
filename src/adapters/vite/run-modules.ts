import { relative } from "node:path";
import type { DevEnvironment } from "vite";
import { createNodeImportMeta, ModuleRunner } from "vite/module-runner";
import type { Fixtures } from "../../contract/service.ts";
import { findIndex } from "../modules/index-file.ts";
import { asFixtures, NO_FIXTURES } from "../modules/loaded-fixtures.ts";
import type { LoadedService, LoadedState } from "../modules/loaded-service.ts";
import { asService, EMPTY_SERVICE } from "../modules/loaded-service.ts";
import { oneLine } from "../modules/one-line.ts";
import type { ModuleFolder, PluginPlaces } from "./plugin-options.ts";

/** Handlers and fixtures as they are at this moment. */
export interface RunModules {
  readonly service: LoadedService;
  readonly fixtures: Fixtures<LoadedState>;
  /** Lets go of the modules, which may import no others any more. */
  readonly close: () => Promise<void>;
}

/**
 * Runs the modules of handlers and fixtures as Vite understands them, anew each time.
 * @throws {TypeError} when they are missing, cannot be loaded, or are neither a service nor fixtures.
 */
export async function runModules(
  environment: DevEnvironment,
  { handlers, fixtures }: Pick<PluginPlaces, "handlers" | "fixtures">,
): Promise<RunModules> {
  const runner = new ModuleRunner({
    // Asked for directly: over Vite's own channel a module that is on its way when the server is closed never comes.
    transport: { invoke: (payload) => environment.hot.handleInvoke(payload) },
    hmr: false,
    createImportMeta: createNodeImportMeta,
  });
  const root = environment.config.root;
  async function load<Value>(
    { path, isAskedFor }: ModuleFolder,
    option: string,
    take: (value: unknown, file: string, Fault: typeof TypeError) => Value,
    otherwise: Value,
  ): Promise<Value> {
    const index = await findIndex(path);
    if (index === undefined && !isAskedFor) return otherwise;
    if (index === undefined) {
      throw new TypeError(
        `${relative(root, path)} has no index.ts; write one, or leave out the option ${option}`,
      );
    }
    const file = relative(root, index);
    const loaded: object = await runner.import<object>(index).catch((error: unknown) => {
      throw new TypeError(`${file} cannot be loaded: ${oneLine(error)}`, { cause: error });
    });
    if (!("default" in loaded)) throw new TypeError(`${file} has no default export; it must have one`);
    return take(loaded.default, file, TypeError);
  }
  try {
    return {
      service: await load(handlers, "handlers", asService, EMPTY_SERVICE),
      fixtures: await load(fixtures, "fixtures", asFixtures, NO_FIXTURES),
      close: () => runner.close(),
    };
  } catch (error) {
    await runner.close();
    throw error;
  }
}
