import type { Provider } from "../../verify/provider.ts";
import { createFetchProvider } from "./fetch-provider.ts";

/** A provider at an origin, asked from a page: by the browser's `fetch`, which CORS has to let through. */
export function createHttpProvider(url: URL): Provider {
  return createFetchProvider((request) => fetch(request), { name: url.origin, origin: url.origin });
}
