import { join, resolve } from "node:path";
import type { ContractOptions } from "../contract/contract.ts";
import type { OpenApiDocument } from "../contract/document.ts";
import type { Fixtures } from "../contract/service.ts";
import type { LoadedDocument } from "../document/load.ts";
import type { AdminToken } from "./admin-token.ts";
import { adminCredentials, chooseAdminToken } from "./admin-token.ts";
import { loadFixtures } from "./load-fixtures.ts";
import type { ForwardFlags } from "./forward-options.ts";
import type { LoadedService, LoadedState } from "./load-service.ts";
import { loadService } from "./load-service.ts";
import { basePathOf } from "./document-options.ts";
import { homeOf, readDocument } from "./read-document.ts";
import type { ServeOptions } from "./serve.ts";

/** What a server is put together from. */
export interface ServerParts {
  readonly document: OpenApiDocument;
  /** What is wrong in the document and was put right. */
  readonly warnings: LoadedDocument["warnings"];
  /** The folder that the document is in. */
  readonly home: string;
  readonly service: LoadedService;
  readonly fixtures: Fixtures<LoadedState>;
  /** Where changes are kept; in memory where undefined. */
  readonly data: string | undefined;
  readonly adminToken: AdminToken;
  /** What was asked for about a real backend. */
  readonly backend?: { readonly flags: ForwardFlags; readonly documentPath: string };
  /** How strict the contract is, and how it mocks. */
  readonly manner: Manner;
  /** What the banner says of the replies where no handlers are meant to be there. */
  readonly replies?: string;
}

/** The options of a contract that a command decides. */
export type Manner = Pick<
  ContractOptions<Record<string, unknown>, LoadedState>,
  "authentication" | "basePath" | "credentials" | "mock" | "replyCheck" | "requestCheck"
>;

/** Finds and loads what was asked for, or what lies beside the document. */
export async function loadParts(path: string, options: ServeOptions): Promise<ServerParts> {
  const home = homeOf(path);
  const adminToken = chooseAdminToken(process.env.ADMIN_TOKEN, options.host);
  const { document, warnings } = await readDocument(path, options);
  const find = (given: string | undefined, name: string) => resolve(given ?? join(home, name));
  const service = await loadService(find(options.handlers, "handlers"), options.handlers !== undefined);
  const fixtures = await loadFixtures(find(options.fixtures, "fixtures"), options.fixtures !== undefined);
  // Examples change nothing, so that without handlers there is nothing to keep.
  const isLasting = Object.keys(service.handlers).length > 0 || options.data !== undefined;
  const data = isLasting && options.ephemeral !== true ? find(options.data, "data") : undefined;
  const manner: Manner = {
    credentials: adminCredentials(document, adminToken),
    ...basePathOf(options),
    replyCheck: options.production === true ? "report" : "refuse",
  };
  const backend = { flags: options, documentPath: path };
  return { document, warnings, home, service, fixtures, data, adminToken, manner, backend };
}
