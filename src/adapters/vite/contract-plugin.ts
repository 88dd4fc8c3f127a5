import type { Plugin, ResolvedConfig, ViteDevServer } from "vite";
import type { OpenApiDocument } from "../../contract/document.ts";
import { DocumentError } from "../../contract/document.ts";
import { describeWarning } from "../../document/faults.ts";
import type { LoadedDocument } from "../../document/load.ts";
import { loadDocument } from "../../document/load.ts";
import { DevSession } from "./dev-session.ts";
import type { ContractPluginOptions, PluginPlaces } from "./plugin-options.ts";
import { findPlaces } from "./plugin-options.ts";
import { leaveOutPublicSuffixes } from "./public-suffixes.ts";
import { lookTwice } from "./second-look.ts";
import { RESOLVED_CONTRACT, toModule, VIRTUAL_CONTRACT } from "./virtual-contract.ts";

/**
 * Plugins for Vite: `import document from "virtual:contract"` gives a page the OpenAPI document, ready for
 * `createContract`; and Vite's dev server answers its operations, with the handlers and fixtures beside it. All of them are
 * taken anew when they are edited.
 */
export function contractServer(options: ContractPluginOptions = {}): Plugin[] {
  return [documentPlugin(options), leaveOutPublicSuffixes()];
}

function documentPlugin(options: ContractPluginOptions): Plugin {
  let config: ResolvedConfig | undefined;
  let session: DevSession | undefined;
  let loading: Promise<OpenApiDocument> | undefined;

  const places = (): PluginPlaces => findPlaces(options, config?.root ?? process.cwd());
  const load = async (): Promise<OpenApiDocument> => {
    const loaded = await loadDocument(places().document, options).catch(tellPlainly);
    if (config) tellWarnings(config, loaded);
    return loaded.document;
  };

  return {
    name: "contract-server",
    configResolved(resolved) {
      config = resolved;
    },
    async configureServer(server: ViteDevServer) {
      lookTwice(server);
      session = await DevSession.open(server, places(), options).catch(tellPlainly);
    },
    resolveId: {
      filter: { id: /^virtual:contract$/ },
      handler: (id) => (id === VIRTUAL_CONTRACT ? RESOLVED_CONTRACT : undefined),
    },
    load: {
      filter: { id: /^\0virtual:contract$/ },
      async handler() {
        const document = session?.document ?? (await (loading ??= load()));
        return { code: toModule(document), map: null, moduleSideEffects: false };
      },
    },
    hotUpdate({ modules }) {
      if (this.environment.name === "ssr") session?.modulesChanged(modules.length > 0);
    },
    buildStart() {
      // A build that watches begins again with what the files hold by then.
      loading = undefined;
    },
    async buildEnd() {
      await session?.close();
    },
  };
}

function tellWarnings({ logger }: ResolvedConfig, { warnings }: LoadedDocument): void {
  for (const warning of warnings) logger.warn(`contract: ${describeWarning(warning)}`);
}

/** Where in the engine a document's fault was found helps nobody who has to mend it. */
function tellPlainly(error: unknown): never {
  if (error instanceof DocumentError) error.stack = `${error.name}: ${error.message}`;
  throw error;
}
