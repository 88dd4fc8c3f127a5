import { dirname, join, resolve } from "node:path";
import type { OpenApiDocument } from "../contract/document.ts";
import type { Fixtures } from "../contract/service.ts";
import { loadDocument } from "../document/load.ts";
import type { AdminToken } from "./admin-token.ts";
import { chooseAdminToken } from "./admin-token.ts";
import { loadFixtures } from "./load-fixtures.ts";
import type { LoadedService, LoadedState } from "./load-service.ts";
import { loadService } from "./load-service.ts";
import type { ServeOptions } from "./serve.ts";

/** What a server is put together from. */
export interface ServerParts {
  readonly document: OpenApiDocument;
  /** The folder that the document is in. */
  readonly home: string;
  readonly service: LoadedService;
  readonly fixtures: Fixtures<LoadedState>;
  /** Where changes are kept; in memory where undefined. */
  readonly data: string | undefined;
  readonly adminToken: AdminToken;
}

/** Finds and loads what was asked for, or what lies beside the document. */
export async function loadParts(path: string, options: ServeOptions): Promise<ServerParts> {
  const home = dirname(resolve(path));
  const adminToken = chooseAdminToken(process.env.ADMIN_TOKEN, options.host);
  const { document } = await loadDocument(path);
  const find = (given: string | undefined, name: string) => resolve(given ?? join(home, name));
  const service = await loadService(find(options.handlers, "handlers"), options.handlers !== undefined);
  const fixtures = await loadFixtures(find(options.fixtures, "fixtures"), options.fixtures !== undefined);
  // Examples change nothing, so that without handlers there is nothing to keep.
  const isLasting = Object.keys(service.handlers).length > 0 || options.data !== undefined;
  const data = isLasting && options.ephemeral !== true ? find(options.data, "data") : undefined;
  return { document, home, service, fixtures, data, adminToken };
}
