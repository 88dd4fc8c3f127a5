import type { ViteDevServer } from "vite";
import type { OpenApiDocument } from "../../contract/document.ts";
import { describeWarning } from "../../document/faults.ts";
import type { LoadedDocument } from "../../document/load.ts";
import type { WatchedDocument } from "../watch/watch-document.ts";
import { watchDocument } from "../watch/watch-document.ts";
import { DevOverlay } from "./dev-overlay.ts";
import { ContractDevServer } from "./dev-server.ts";
import type { ContractPluginOptions, PluginPlaces } from "./plugin-options.ts";
import { viteLog } from "./vite-log.ts";
import { forgetModule } from "./virtual-contract.ts";

/** What the plugin does while Vite's dev server runs. */
export class DevSession {
  readonly #server: ViteDevServer;
  readonly #overlay: DevOverlay;
  readonly #watched: WatchedDocument;
  readonly #api: ContractDevServer | undefined;
  #document: OpenApiDocument;
  #isBroken = false;
  #latest: Promise<void> = Promise.resolve();

  /**
   * Loads the document and watches it; Vite's dev server answers its operations, unless that is not wanted.
   * @throws {DocumentError} when it cannot be used.
   */
  static async open(
    server: ViteDevServer,
    places: PluginPlaces,
    options: ContractPluginOptions,
  ): Promise<DevSession> {
    const hears: { session?: DevSession } = {};
    const watched = await watchDocument(places.document, {
      ...options,
      onChange: (loaded) => (hears.session ? hears.session.#documentChanged(loaded) : undefined),
      onError: (error) => {
        if (hears.session) hears.session.#overlay.show("document", error);
      },
    });
    return (hears.session = new DevSession(server, watched, places, options));
  }

  private constructor(
    server: ViteDevServer,
    watched: WatchedDocument,
    places: PluginPlaces,
    options: ContractPluginOptions,
  ) {
    this.#server = server;
    this.#overlay = new DevOverlay(server);
    this.#watched = watched;
    this.#document = watched.document;
    this.#tellWarnings(watched);
    if (options.serve === false) return;
    const observer = viteLog(server.config.logger);
    this.#api = new ContractDevServer({ server, places, options, observer }, watched.document);
    this.#api.opened.catch((error: unknown) => this.#modulesBroken(error));
  }

  /** The last one that could be used. */
  get document(): OpenApiDocument {
    return this.#document;
  }

  /** Takes handlers and fixtures anew, if a module of theirs has changed, or none could be used before. */
  modulesChanged(isTheirs: boolean): void {
    if (this.#api && (isTheirs || this.#isBroken)) void this.#takeAnew();
  }

  /** Watches no longer. */
  async close(): Promise<void> {
    await this.#watched.close();
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
        await this.#api?.take(this.#document);
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
