import { registerHooks } from "node:module";
import { dirname, join, sep } from "node:path";
import { fileURLToPath } from "node:url";

/** The engine's own modules are one and the same for all: a Problem that a handler throws must be a Problem to it. */
const ENGINE = join(import.meta.dirname, "../..") + sep;

/**
 * Lets the modules that people write be loaded anew. Node keeps each module under its URL for as long as it runs, so that
 * a later round loads them under others; what they import comes along, packages and the engine stay.
 */
export class FreshModules {
  readonly #folders = new Set<string>();
  #round = 0;

  constructor() {
    registerHooks({
      resolve: (specifier, context, next) => {
        const found = next(specifier, context);
        const path = ownPath(found.url);
        if (path === undefined) return found;
        this.#folders.add(dirname(path));
        return this.#round === 0 ? found : { ...found, url: `${found.url}?round=${this.#round}` };
      },
    });
  }

  /** From now on modules are loaded anew. */
  begin(): void {
    this.#round++;
  }

  /** The folders of all modules that were loaded. */
  get folders(): readonly string[] {
    return [...this.#folders];
  }
}

/** The path of a module that is neither the engine's nor a package's. */
function ownPath(url: string): string | undefined {
  if (!url.startsWith("file:") || url.includes("?")) return undefined;
  const path = fileURLToPath(url);
  return path.startsWith(ENGINE) || path.includes(`${sep}node_modules${sep}`) ? undefined : path;
}
