import type { BaseUrl } from "./base-url.ts";
import type { Console } from "./tell-in-console.ts";

/** How a contract is found in a page, and what it keeps there. */
export interface HandlerOptions {
  /** Where the page finds the API; default: the page's own origin and the document's servers, in Node any origin. */
  readonly baseUrl?: BaseUrl;
  /**
   * What happens to a request below the base URL whose path is not in the contract: it passes on to other handlers and
   * to the network, or is refused with the 404 of a server; default `pass`.
   */
  readonly unknownPaths?: "pass" | "refuse";
  /** The longest body that is taken, in bytes; 1 MiB, as by a server. */
  readonly bodyBytes?: number;
  /**
   * Keeps the state in the browser's IndexedDB over a reload and for all tabs, under this name; `true` takes the title of
   * the document. In memory where left out.
   */
  readonly persist?: boolean | string;
  /** Where bad requests, broken replies and failures are told of; default `console`, `false` for nowhere. */
  readonly console?: Console | false;
}
