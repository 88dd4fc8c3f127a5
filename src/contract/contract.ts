import type { Figure } from "../figures/figure.ts";
import { createPreferenceReader } from "../mock/asked.ts";
import { createDisturber, disturb, UNDISTURBED } from "../mock/disturbance.ts";
import type { MockOptions } from "../mock/options.ts";
import { NO_PREFERENCES } from "../mock/preference.ts";
import type { UntypedSeed } from "../store/seed-image.ts";
import type { Store, StoreHealth } from "../store/store.ts";
import type { BasePath } from "./base-paths.ts";
import { chooseBasePaths } from "./base-paths.ts";
import type { OpenApiDocument } from "./document.ts";
import { erase } from "./erased-service.ts";
import type { EngineState } from "./idempotency.ts";
import type { Inspection } from "./inspection.ts";
import type { Observer } from "./observer.ts";
import { combineObservers } from "./observers.ts";
import { LiveState } from "./live-state.ts";
import type { Operation } from "./operation.ts";
import { readOperations } from "./operation.ts";
import { Overrides } from "./overrides.ts";
import { Pipeline } from "./pipeline.ts";
import type { Problem } from "./problem.ts";
import { encodeReply, problemReply, refusalOf } from "./reply.ts";
import type { ContractRequest, ContractResponse, DraftReply } from "./request.ts";
import type { CredentialChecks } from "./security.ts";
import type { Fixtures, HostFigures, Service } from "./service.ts";
import type { SessionLimits } from "./sessions.ts";
import { REMEMBERED_BY_SESSION, SESSION_HEADER, Sessions } from "./sessions.ts";
import type { ReplyCheck } from "./stages/check.ts";
import type { RequestCheck } from "./stages/validate.ts";
import type { StateVersions } from "./state-versions.ts";
import { DEFAULT_TIME_LIMIT_MS, TimeLimit } from "./time-limit.ts";
import { toProblem } from "./to-problem.ts";

/** What a contract is made of. Only `document` has no default. */
export interface ContractOptions<Operations, State> {
  /** An OpenAPI 3.1 document in one piece. */
  readonly document: OpenApiDocument;
  /** Its handlers, and the state that they keep; none where left out, so that all is answered from the document. */
  readonly service?: Service<Operations, State>;
  /** A store of `collectionsOf(service)`; default: one in memory that begins with the fixtures. */
  readonly store?: Store<State & EngineState>;
  /** The state to begin with, and to go back to by a reset; an empty one where left out. */
  readonly fixtures?: Fixtures<State>;
  /** Under which paths the operations are found; default: those of the document's `servers`. */
  readonly basePath?: BasePath;
  /** Judges credentials, by the security scheme's name; a scheme left out takes any credential of its form. */
  readonly credentials?: CredentialChecks;
  /** Whether the credentials that the document asks for have to be there; default `require`. */
  readonly authentication?: Authentication;
  /** What happens to a request that breaks the contract; default `refuse`. */
  readonly requestCheck?: RequestCheck;
  /** What happens to a reply that breaks the contract; default `refuse`. */
  readonly replyCheck?: ReplyCheck;
  /** How operations without a handler are answered, and what goes wrong on purpose. */
  readonly mock?: MockOptions;
  /**
   * How long a handler may take, and a task, in milliseconds; 30 s. It is then given up on: its changes are undone, its client
   * gets 503, and others may go on. 0 for as long as it takes.
   */
  readonly timeLimitMs?: number;
  /** How many clients may have a state of their own, by the header `X-Contract-Session`, for how long and how large. */
  readonly sessions?: Partial<SessionLimits>;
  readonly observer?: Observer;
  /** Default: the system's. */
  readonly clock?: () => Date;
  readonly random?: () => number;
  readonly newId?: () => string;
  /** Reads the machine's figures; left out where there are none. */
  readonly host?: () => Promise<HostFigures | undefined>;
}

/** What happens to a request without the credentials that it needs: it is refused, or nothing. */
export type Authentication = "require" | "skip";

/** The state of a contract, for whoever does not know its documents. */
export interface ContractState {
  dump(): Promise<UntypedSeed>;
  reset(seed: UntypedSeed): Promise<void>;
  health(): StoreHealth;
  figures?(): readonly Figure[] | Promise<readonly Figure[]>;
  close(): Promise<void>;
}

/** A document that answers requests. What its operations and documents look like is known to the compiler alone. */
export interface Contract<Operations = unknown, State = unknown> {
  /** Never there. */
  readonly "~types"?: { readonly operations: Operations; readonly state: State };
  readonly document: OpenApiDocument;
  /** Its store, or the one that was made for it. Whoever made the contract closes it, or the server that serves it. */
  readonly store: ContractState;
  /** The state that a reset goes back to. */
  readonly fixtures: (now: Date) => UntypedSeed;
  /** Hears what it does, from the beginning. */
  readonly observer: Observer;
  /** Lets another hear what it does, from now on. */
  observe(observer: Observer): void;
  /** The time, as its handlers are given it. */
  readonly clock: () => Date;
  readonly operations: readonly Operation[];
  /** The states of clients that asked for one of their own. */
  readonly sessions: Pick<Sessions, "of" | "nameIn" | "end" | "limits" | "size">;
  /** The versions that its documents have had. */
  readonly versions: StateVersions;
  /** The ids of the operations that a handler answers. */
  readonly handled: readonly string[];
  /** Handlers that stand before those for a while. */
  readonly overrides: Overrides;
  /** The paths under which operations are found, without a slash at the end; `/` for the root. */
  readonly basePaths: readonly string[];
  /** Whether some path of the document fits this one, whatever the method. */
  hasPath(path: string): boolean;
  /** Takes a request through the five stages. Never throws: whatever goes wrong is a problem reply. */
  handle(request: ContractRequest): Promise<ContractResponse>;
  /** Begins anew with the fixtures: without overrides, without sessions, and as if nobody had asked for anything. */
  reset(): Promise<void>;
  /** For what others answer. */
  readonly inspection: Inspection;
  /** Runs the tasks whose time has come; to be called about once a second while the contract is served. */
  runTasks(): Promise<void>;
}

/** The refusals of requests, as opposed to what is not there, is in conflict or has failed. */
const DECLARED_REFUSALS = new Set([400, 401, 413, 415, 422, 503]);

/**
 * Makes a contract from a document, handlers and a store.
 * @throws {DocumentError} when a reference in the document leads nowhere.
 * @throws {TypeError} when a handler's name is no operationId of the document, or the time limit is no number of
 * milliseconds that there can be.
 */
export function createContract<Operations = unknown, State = unknown>(
  options: ContractOptions<Operations, State>,
): Contract<Operations, State> {
  const { document, observer: given = {}, clock = () => new Date(), mock = {} } = options;
  const listeners: Observer[] = [given];
  const observer = combineObservers(listeners);
  const { requestCheck = "refuse", replyCheck = "refuse", timeLimitMs = DEFAULT_TIME_LIMIT_MS } = options;
  const timeLimit = new TimeLimit(timeLimitMs);
  const { service, store, fixtures, begin, versions } = erase(options, clock());
  const operations = readOperations(document).map((operation) => ({
    ...operation,
    basePaths: chooseBasePaths(operation.basePaths, options.basePath),
    ...(options.authentication === "skip" && { security: [] }),
  }));
  const handled = Object.keys(service.handlers);
  refuseUnknownHandlers(handled, operations);
  const overrides = new Overrides(operations.map(({ operationId }) => operationId));
  const credentials = options.credentials ?? {};
  const pipeline = new Pipeline({
    ...{ document, operations, service, overrides, credentials },
    ...{ requestCheck, replyCheck, mock, timeLimit, observer },
  });
  const readPreferences = createPreferenceReader(operations);
  const decideDisturbance = createDisturber(mock);
  const live = {
    ...{ service, observer, timeLimit },
    random: options.random ?? Math.random,
    newId: options.newId ?? (() => crypto.randomUUID()),
    host: options.host ?? (() => Promise.resolve(undefined)),
  };
  const shared = new LiveState(store, live);
  const sessions: Sessions = new Sessions(options.sessions ?? {}, (now) => {
    return new LiveState(begin(now, sessions.limits.mostLetters), live, REMEMBERED_BY_SESSION);
  });

  async function handle(request: ContractRequest): Promise<ContractResponse> {
    const started = performance.now();
    const now = clock();
    let operation: Operation | undefined;
    let draft: DraftReply;
    let asked = { request, preferences: NO_PREFERENCES };
    let disturbance = UNDISTURBED;
    const { state, session, failure } = sessions.find(request, now, shared);
    state.traffic.begin();
    try {
      if (failure !== undefined) throw failure;
      asked = readPreferences(request);
      disturbance = decideDisturbance(asked);
      const around = { store: state.store, surroundings: state.surroundingsAt(now) };
      draft = await pipeline.run(asked, disturbance, around, (found) => (operation = found));
    } catch (error) {
      draft = await refuse(toProblem(error, observer, operation, request), operation, request);
    }
    const durationMs = performance.now() - started;
    state.traffic.end(clock().getTime(), durationMs, request.method, draft.status);
    const { status, source, refusal } = draft;
    const facts = { request, status, source, durationMs };
    const exchange = operation ? { ...facts, operationId: operation.operationId } : facts;
    observer.exchanged?.(refusal === undefined ? exchange : { ...exchange, ...refusalOf(draft) });
    if (session !== undefined) draft = { ...draft, headers: { ...draft.headers, [SESSION_HEADER]: session } };
    const response = encodeReply(request, draft);
    return operation && disturbance !== UNDISTURBED
      ? disturb(response, disturbance, asked.preferences)
      : response;
  }

  /** In the form that the operation declares, if that can be done; that it fails is our fault and hides no refusal. */
  async function refuse(
    problem: Problem,
    operation: Operation | undefined,
    request: ContractRequest,
  ): Promise<DraftReply> {
    if (!operation || !DECLARED_REFUSALS.has(problem.status)) return problemReply(problem, "engine");
    return pipeline.refuse(operation, request, problem).catch((error: unknown) => {
      observer.failed?.(error, operation.operationId, request);
      return problemReply(problem, "engine");
    });
  }

  return {
    ...{ document, store, fixtures, clock, operations, sessions, versions, handled, overrides },
    observer: given,
    observe: (listener) => void listeners.push(listener),
    basePaths: pipeline.basePaths,
    hasPath: (path) => pipeline.hasPath(path),
    handle,
    reset: async () => {
      overrides.clear();
      sessions.clear();
      await shared.reset(fixtures(clock()));
    },
    inspection: pipeline.inspection,
    runTasks: async () => {
      await shared.runTasks(clock());
      await sessions.runTasks(clock());
    },
  };
}

function refuseUnknownHandlers(handled: readonly string[], operations: readonly Operation[]): void {
  const known = new Set(operations.map(({ operationId }) => operationId));
  const unknown = handled.filter((id) => !known.has(id));
  if (unknown.length === 0) return;
  throw new TypeError(
    `no operation of the contract is called ${unknown.join(" or ")}; rename the handler or add it`,
  );
}
