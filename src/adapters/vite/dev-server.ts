import type { ViteDevServer } from "vite";
import { createContract } from "../../contract/contract.ts";
import type { OpenApiDocument } from "../../contract/document.ts";
import type { Observer } from "../../contract/observer.ts";
import { TaskClock } from "../task-clock.ts";
import type { DevContract } from "./dev-contract.ts";
import { makeDevContract } from "./dev-contract.ts";
import type { DevAnswering } from "./dev-middleware.ts";
import { createDevMiddleware } from "./dev-middleware.ts";
import type { ContractPluginOptions, PluginPlaces } from "./plugin-options.ts";
import { runModules } from "./run-modules.ts";

/** What a contract behind Vite's dev server is made of. */
export interface DevServerParts {
  readonly server: ViteDevServer;
  readonly places: PluginPlaces;
  readonly options: ContractPluginOptions;
  readonly observer: Observer;
}

/** Lets Vite's dev server answer the operations of a document, with handlers that Vite runs. */
export class ContractDevServer {
  readonly #parts: DevServerParts;
  readonly #clock: TaskClock;
  #outline: DevAnswering["outline"] | undefined;
  #current: Promise<DevContract> | undefined;
  #ready: DevContract | undefined;

  /** Answers nothing before it has been given a document. */
  constructor(parts: DevServerParts, document: OpenApiDocument | undefined) {
    this.#parts = parts;
    if (document) this.#begin(document);
    this.#clock = new TaskClock({ runTasks: async () => this.#ready?.contract.runTasks() });
    this.#clock.start();
    parts.server.middlewares.use(createDevMiddleware(() => this.#answering(), parts.observer));
  }

  #begin(document: OpenApiDocument): void {
    this.#outline = outlineOf(document, this.#parts.options);
    // Vite's environments are ready once the hook is over that this is called from.
    this.#current = Promise.resolve().then(() => this.#make(document));
    this.#current.then(
      (made) => (this.#ready ??= made),
      () => undefined,
    );
  }

  #answering(): DevAnswering | undefined {
    if (!this.#outline || !this.#current) return undefined;
    return { outline: this.#outline, contract: this.#current.then(({ contract }) => contract) };
  }

  /** Resolves when handlers and fixtures have been loaded for the first time; rejects where they cannot be used. */
  get opened(): Promise<unknown> {
    return this.#current ?? Promise.resolve();
  }

  /**
   * Takes a document, and handlers and fixtures anew. Requests in flight are finished by what they began with.
   * @throws {TypeError} when they cannot be used; what was before answers on.
   */
  async take(document: OpenApiDocument): Promise<void> {
    const before = await this.#current?.catch(() => undefined);
    const after = await this.#make(document, before);
    this.#outline = after.contract;
    this.#ready = after;
    this.#current = Promise.resolve(after);
    await before?.modules.close();
  }

  /** Does no more work by the clock. Handlers that are still being loaded are not waited for: Vite loads no more of them. */
  async close(): Promise<void> {
    await this.#clock.stop();
    await this.#ready?.modules.close();
  }

  async #make(document: OpenApiDocument, before?: DevContract): Promise<DevContract> {
    const { server, places, options, observer } = this.#parts;
    const modules = await runModules(server.environments.ssr, places);
    try {
      return await makeDevContract(document, modules, options, observer, before);
    } catch (error) {
      await modules.close();
      throw error;
    }
  }
}

function outlineOf(document: OpenApiDocument, { basePath }: ContractPluginOptions): DevAnswering["outline"] {
  return createContract({ document, ...(basePath !== undefined && { basePath }) });
}
