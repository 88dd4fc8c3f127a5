import { join, resolve } from "node:path";
import type { ContractOptions } from "../contract/contract.ts";
import type { OpenApiDocument } from "../contract/document.ts";
import type { Fixtures } from "../contract/service.ts";
import type { ExampleCheck } from "../document/check-examples.ts";
import type { LoadedDocument } from "../document/load.ts";
import type { ScenarioChoice } from "../adapters/pages/scenario.ts";
import type { UntypedSeed } from "../store/seed-image.ts";
import type { AdminToken } from "./admin-token.ts";
import type { KeepCoverage } from "./coverage/coverage-options.ts";
import { keepCoverage } from "./coverage/coverage-options.ts";
import { adminCredentials, chooseAdminToken } from "./admin-token.ts";
import type { DisturbanceFlags } from "./disturbance-options.ts";
import { toDisturbance } from "./disturbance-options.ts";
import { nameDocuments } from "./document-names.ts";
import { loadFixtures } from "./load-fixtures.ts";
import type { ForwardFlags } from "./forward-options.ts";
import type { LoadedService, LoadedState } from "./load-service.ts";
import { loadService } from "./load-service.ts";
import { basePathOf } from "./document-options.ts";
import { homeOf, readDocument, watchedFiles } from "./read-document.ts";
import { loadScenarios } from "./scenario-options.ts";
import type { ServeOptions } from "./serve.ts";
import type { StoreAddress } from "./store-options.ts";
import { chooseDatabase } from "./store-options.ts";
import { sessionLimitsOf } from "./session-options.ts";
import { exampleCheckOf } from "./tell-broken-examples.ts";

/** What a server is put together from. */
export interface ServerParts {
  readonly adminToken: AdminToken;
  /** One or more, whose names and base paths differ. */
  readonly documents: readonly DocumentParts[];
}

/** What loading is told by whoever asks for it. */
export interface LoadContext {
  /** The token of an earlier time. */
  readonly known?: AdminToken;
  /** Hears of each file that a document refers to, whether it can be read or not. */
  readonly onFile?: (path: string) => void;
}

/** What a document of a server is served with. */
export interface DocumentParts {
  /** Stands in the paths of its pages where there are several. */
  readonly name: string;
  readonly document: OpenApiDocument;
  /** What is wrong in the document and was put right. */
  readonly warnings: LoadedDocument["warnings"];
  /** Looks for its broken examples, at so little cost that it can be done beside serving it. */
  readonly checkExamples: () => Promise<ExampleCheck>;
  /** The files and folders that it is made of. */
  readonly watched: readonly string[];
  /** The folder that the document is in. */
  readonly home: string;
  readonly service: LoadedService;
  readonly fixtures: Fixtures<LoadedState>;
  /** The states that it can be put into. */
  readonly scenario?: ScenarioChoice;
  /** The state that it begins with, in place of its fixtures. */
  readonly begin?: UntypedSeed;
  /** Where changes are kept; in memory where undefined. */
  readonly data: string | undefined;
  /** The database that changes are kept in, where there is one. */
  readonly database?: StoreAddress;
  /** What was asked for about a real backend. */
  readonly backend?: { readonly flags: ForwardFlags & DisturbanceFlags; readonly documentPath: string };
  /** What is kept of its coverage; nothing where left out. */
  readonly coverage?: KeepCoverage;
  /** How strict the contract is, and how it mocks. */
  readonly manner: Manner;
  /** Whether its base path is its name, and not what its servers say. */
  readonly isPlacedByName?: true;
  /** What the banner says of the replies where no handlers are meant to be there. */
  readonly replies?: string;
}

/** The options of a contract that a command decides. */
export type Manner = Pick<
  ContractOptions<Record<string, unknown>, LoadedState>,
  | "authentication"
  | "basePath"
  | "credentials"
  | "mock"
  | "replyCheck"
  | "requestCheck"
  | "sessions"
  | "timeLimitMs"
>;

/** Finds and loads what was asked for, or what lies beside the document. */
export async function loadParts(
  path: string,
  options: ServeOptions,
  { known, onFile }: LoadContext,
): Promise<ServerParts> {
  const home = homeOf(path);
  const adminToken = known ?? chooseAdminToken(process.env.ADMIN_TOKEN, options.host);
  const loaded = await readDocument(path, options, onFile);
  const { document, warnings } = loaded;
  const find = (given: string | undefined, name: string) => resolve(given ?? join(home, name));
  const service = await loadService(find(options.handlers, "handlers"), options.handlers !== undefined);
  const fixtures = await loadFixtures(find(options.fixtures, "fixtures"), options.fixtures !== undefined);
  // Examples change nothing, so that without handlers there is nothing to keep.
  const isLasting = Object.keys(service.handlers).length > 0 || options.data !== undefined;
  const database = chooseDatabase(options);
  const isInFiles = isLasting && options.ephemeral !== true && database === undefined;
  const data = isInFiles ? find(options.data, "data") : undefined;
  const manner: Manner = {
    credentials: adminCredentials(document, adminToken),
    ...basePathOf(options),
    mock: toDisturbance(options),
    ...sessionLimitsOf(options),
    ...(options.handlerTimeout !== undefined && { timeLimitMs: options.handlerTimeout }),
    replyCheck: options.production === true ? "report" : "refuse",
  };
  const backend = { flags: options, documentPath: path };
  const [name = ""] = nameDocuments([path]);
  return {
    adminToken,
    documents: [
      {
        ...{ name, document, warnings, home, service, fixtures, data, manner, backend },
        ...(database && { database }),
        checkExamples: exampleCheckOf(path, options, loaded),
        ...(await loadScenarios(home, service, options)),
        ...(await keepCoverage(options)),
        watched: [
          ...watchedFiles(path, options, loaded),
          find(options.handlers, "handlers"),
          find(options.fixtures, "fixtures"),
        ],
      },
    ],
  };
}
