import { resolve } from "node:path";
import type { OpenApiDocument } from "../contract/document.ts";
import type { MockOptions } from "../mock/options.ts";
import { isLoopbackName } from "../adapters/pages/access.ts";
import type { AdminToken } from "./admin-token.ts";
import { takeAdminToken } from "./admin-token.ts";
import { keepCoverage } from "./coverage/coverage-options.ts";
import { toDisturbance } from "./disturbance-options.ts";
import { nameDocuments } from "./document-names.ts";
import { basePathOf } from "./document-options.ts";
import type { LoadedService } from "./load-service.ts";
import { EMPTY_SERVICE } from "./load-service.ts";
import type { MockCommandOptions } from "./mock-command.ts";
import { loadScenarios } from "./scenario-options.ts";
import { placeDocuments } from "./place-documents.ts";
import { homeOf, readDocument, watchedFiles } from "./read-document.ts";
import type { DocumentParts, LoadContext, Manner, ServerParts } from "./server-parts.ts";
import { sessionLimitsOf } from "./session-options.ts";
import { exampleCheckOf } from "./tell-broken-examples.ts";
import { UsageError } from "./usage-error.ts";
import { chooseDatabase } from "./store-options.ts";

/**
 * Loads documents to be answered from alone, in the manner that was asked for, each in a place of its own.
 * @throws {UsageError} for what cannot be done with several.
 */
export async function loadMockParts(
  paths: readonly string[],
  options: MockCommandOptions,
  { known, onFile }: LoadContext,
): Promise<ServerParts> {
  if (options.stateful !== true) refuseWithoutState(options);
  refuseForSeveral(paths, options);
  const names = nameDocuments(paths);
  const documents: DocumentParts[] = [];
  for (const [at, path] of paths.entries()) {
    const name = names[at] ?? "";
    const data = options.data === undefined ? undefined : resolve(options.data, paths.length > 1 ? name : "");
    const own = { ...options, ...(data !== undefined && { data }), isOneOfMany: paths.length > 1 };
    documents.push(await load(name, path, own, onFile));
  }
  return {
    documents: placeDocuments(documents),
    adminToken: known ?? chooseMockToken(options),
  };
}

/** Without a state, there is nothing to administer; and this machine may do it without the token, but for a public address. */
function chooseMockToken({ host, stateful, coverage }: MockCommandOptions): AdminToken {
  const token = takeAdminToken(process.env.ADMIN_TOKEN);
  const isWanted = (stateful ?? coverage) !== undefined && !isLoopbackName(host);
  return { ...token, isNew: token.isNew && isWanted };
}

function refuseWithoutState({ data, store, scenario, scenarios }: MockCommandOptions): void {
  if (store !== undefined) {
    throw new UsageError("--store keeps what --stateful remembers; give both, or leave it out");
  }
  if (data !== undefined) {
    throw new UsageError("--data keeps what --stateful remembers; give both, or leave it out");
  }
  if ((scenario ?? scenarios) === undefined) return;
  throw new UsageError("scenarios are states of what --stateful remembers; give both, or leave them out");
}

function refuseForSeveral(paths: readonly string[], options: MockCommandOptions): void {
  if (paths.length < 2) return;
  const twice = paths.find((path, at) => paths.indexOf(path) < at);
  if (twice !== undefined) throw new UsageError(`${twice} is named twice; name each document once`);
  const flag = flagOfOne(options);
  if (flag === undefined) return;
  throw new UsageError(
    `${flag} is about one document, and here are ${paths.length}; leave it out, or start a server for each`,
  );
}

function flagOfOne(options: MockCommandOptions): string | undefined {
  const { prefix, basePath, overlay } = options;
  if (options.scenarios !== undefined) return "--scenarios";
  if (options.scenario !== undefined) return "--scenario";
  if (options.coverageFile !== undefined) return "--coverage-file";
  if (prefix !== undefined) return "--prefix";
  if (!basePath) return "--no-base-path";
  return overlay && "--overlay";
}

async function load(
  name: string,
  path: string,
  options: MockCommandOptions & { readonly isOneOfMany: boolean },
  onFile: LoadContext["onFile"],
): Promise<DocumentParts> {
  const loaded = await readDocument(path, options, onFile);
  const state = await loadState(loaded.document, options);
  const database =
    options.stateful === true ? chooseDatabase(options, options.isOneOfMany ? name : undefined) : undefined;
  const manner: Manner = {
    mock: toMockOptions(options),
    ...sessionLimitsOf(options),
    requestCheck: options.errors === "off" ? "report" : "refuse",
    ...basePathOf(options),
    authentication: options.auth ? "require" : "skip",
    // A document's own faults shall not keep its replies from whoever waits for them; the log tells of them.
    replyCheck: "report",
  };
  return {
    name,
    document: loaded.document,
    warnings: loaded.warnings,
    checkExamples: exampleCheckOf(path, options, loaded),
    watched: watchedFiles(path, options, loaded),
    home: homeOf(path),
    ...state,
    ...(options.stateful === true && (await loadScenarios(homeOf(path), state.service, options))),
    ...(await keepCoverage(options)),
    data: options.data,
    ...(database && { database }),
    manner,
  };
}

/** What answers from a state, where that was asked for, and what the banner says of the replies. */
async function loadState(
  document: OpenApiDocument,
  { stateful, dynamic, seed, locale }: MockCommandOptions,
): Promise<Pick<DocumentParts, "service" | "fixtures" | "replies">> {
  const made = dynamic === true ? "generated" : "from the document's examples, generated where there is none";
  if (stateful !== true) {
    return { service: EMPTY_SERVICE, fixtures: () => ({ collections: {} }), replies: made };
  }
  const { statefulService } = await import("../stateful/stateful-service.ts");
  const options = { ...(seed !== undefined && { seed }), ...(locale !== undefined && { locale }) };
  const { service, fixtures, collections } = await statefulService(document, options);
  const names = collections.slice(0, NAMED_COLLECTIONS).join(", ");
  const more =
    collections.length > NAMED_COLLECTIONS ? ` and ${collections.length - NAMED_COLLECTIONS} more` : "";
  const remembered = collections.length === 0 ? "no paths form a collection" : `${names}${more} remember`;
  // What it keeps is its own to know.
  return {
    service: service as unknown as LoadedService,
    fixtures,
    replies: `${remembered}; the others ${made}`,
  };
}

/** More would not fit on a line. */
const NAMED_COLLECTIONS = 5;

function toMockOptions({ dynamic, seed, locale, ...disturbance }: MockCommandOptions): MockOptions {
  return {
    ...(dynamic && { dynamic }),
    ...(seed !== undefined && { seed }),
    ...(locale !== undefined && { locale }),
    ...toDisturbance(disturbance),
  };
}
