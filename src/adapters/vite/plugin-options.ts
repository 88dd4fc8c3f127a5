import { dirname, join, resolve } from "node:path";
import type { ContractOptions } from "../../contract/contract.ts";
import type { LoadOptions } from "../../document/load.ts";

/** What the plugin is told; all of it may be left out. Paths begin at Vite's root. */
export interface ContractPluginOptions
  extends
    Pick<LoadOptions, "strict" | "allowExternalRefs" | "overlays" | "limits">,
    Pick<
      ContractOptions<unknown, unknown>,
      "authentication" | "basePath" | "credentials" | "mock" | "replyCheck" | "requestCheck" | "timeLimitMs"
    > {
  /** The OpenAPI document: a file; `openapi.yaml` where left out. */
  readonly document?: string;
  /** A folder whose index file exports a service by default; `handlers` beside the document, if there is one. */
  readonly handlers?: string;
  /** A folder whose index file exports fixtures by default; `fixtures` beside the document, if there is one. */
  readonly fixtures?: string;
  /** Whether Vite's dev server answers the document's operations; it does where left out. */
  readonly serve?: boolean;
}

/** A folder of modules, and whether somebody has named it. */
export interface ModuleFolder {
  readonly path: string;
  /** One that nobody has named need not be there. */
  readonly isAskedFor: boolean;
}

/** Where everything is. */
export interface PluginPlaces {
  readonly document: string;
  readonly handlers: ModuleFolder;
  readonly fixtures: ModuleFolder;
}

/** Finds out where everything is, by the options and Vite's root. */
export function findPlaces(options: ContractPluginOptions, root: string): PluginPlaces {
  const document = resolve(root, options.document ?? "openapi.yaml");
  const folder = (name: "handlers" | "fixtures"): ModuleFolder => {
    const asked = options[name];
    const path = asked === undefined ? join(dirname(document), name) : resolve(root, asked);
    return { path, isAskedFor: asked !== undefined };
  };
  return { document, handlers: folder("handlers"), fixtures: folder("fixtures") };
}
