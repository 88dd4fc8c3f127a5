import type { ViteDevServer } from "vite";
import type { OpenApiDocument } from "../../contract/document.ts";
import { describeWarning } from "../../document/faults.ts";
import type { LoadedDocument } from "../../document/load.ts";
import type { DocumentWatch } from "../watch/watch-document.ts";
import { watchWhateverItIs } from "../watch/watch-document.ts";
import { DevOverlay } from "./dev-overlay.ts";
import { ContractDevServer } from "./dev-server.ts";
import type { ContractPluginOptions, PluginPlaces } from "./plugin-options.ts";
import { viteLog } from "./vite-log.ts";
import { forgetModule } from "./virtual-contract.ts";

/** What the plugin does while Vite's dev server runs. */
export class DevSession {
  readonly #server: ViteDevServer;
  readonly #overlay: DevOverlay;
  readonly #watch: DocumentWatch;
  readonly #api: ContractDevServer | undefined;
  #document: OpenApiDocument | undefined;
  #isBroken = false;
  #latest: Promise<void> = Promise.resolve();

  /**
   * Loads the document and watches it; Vite's dev server answers its operations, unless that is not wanted. A document that
   * cannot be used is shown, and taken when it has been mended.
   * @throws {TypeError} when it is in no file.
   */
  static async open(
    server: ViteDevServer,
    places: PluginPlaces,
    options: ContractPluginOptions,
  ): Promise<DevSession> {
    const overlay = new DevOverlay(server);
    const hears: { session?: DevSession } = {};
    const watch = await watchWhateverItIs(places.document, {
      ...options,
      onChange: (loaded) => (hears.session ? hears.session.#documentChanged(loaded) : undefined),
      onError: (error) => overlay.show("document", error),
    });
    return (hears.session = new DevSession(server, overlay, watch, places, options));
  }

  private constructor(
    server: ViteDevServer,
    overlay: DevOverlay,
    watch: DocumentWatch,
    places: PluginPlaces,
    options: ContractPluginOptions,
  ) {
    this.#server = server;
    this.#overlay = overlay;
    this.#watch = watch;
    this.#document = watch.loaded?.document;
    if (watch.loaded) this.#tellWarnings(watch.loaded);
    if (options.serve === false) return;
    const observer = viteLog(server.config.logger);
    this.#api = new ContractDevServer({ server, places, options, observer }, this.#document);
    this.#api.opened.catch((error: unknown) => this.#modulesBroken(error));
  }

  /** The last one that could be used; undefined before any could. */
  get document(): OpenApiDocument | undefined {
    return this.#document;
  }

  /** Takes handlers and fixtures anew, if a module of theirs has changed, or none could be used before. */
  modulesChanged(isTheirs: boolean): void {
    if (this.#api && (isTheirs || this.#isBroken)) void this.#takeAnew();
  }

  /** Watches no longer. */
  async close(): Promise<void> {
    await this.#watch.close();
    await this.#latest;
    await this.#api?.close();
  }

  /** Gives the document as it is now to pages and to handlers. */
  async #documentChanged(loaded: LoadedDocument): Promise<void> {
    this.#document = loaded.document;
    this.#tellWarnings(loaded);
    for (const environment of Object.values(this.#server.environments)) forgetModule(environment);
    this.#overlay.forget("document");
    await this.#takeAnew();
  }

  #takeAnew(): Promise<void> {
    this.#latest = this.#latest.then(async () => {
      try {
        if (this.#document) await this.#api?.take(this.#document);
        this.#isBroken = false;
        this.#overlay.forget("modules");
        this.#overlay.reload();
      } catch (error) {
        this.#modulesBroken(error);
      }
    });
    return this.#latest;
  }

  #modulesBroken(error: unknown): void {
    this.#isBroken = true;
    this.#overlay.show("modules", error);
  }

  #tellWarnings({ warnings }: Pick<LoadedDocument, "warnings">): void {
    for (const warning of warnings) this.#server.config.logger.warn(`contract: ${describeWarning(warning)}`);
  }
}
