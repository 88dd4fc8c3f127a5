import type { Collections, Store } from "../store/store.ts";
import { StoreUnavailableError } from "../store/store.ts";
import type { OpenApiDocument } from "./document.ts";
import { erase } from "./erased-service.ts";
import type { EngineState } from "./idempotency.ts";
import { forgetOldReplies, idempotencyCollection } from "./idempotency.ts";
import type { Observer } from "./observer.ts";
import type { Operation } from "./operation.ts";
import { readOperations } from "./operation.ts";
import { Pipeline } from "./pipeline.ts";
import { Problem } from "./problem.ts";
import { encodeReply, problemReply } from "./reply.ts";
import type { ContractRequest, ContractResponse, DraftReply } from "./request.ts";
import type { CredentialChecks } from "./security.ts";
import type { HostFigures, Service, Surroundings } from "./service.ts";
import type { ReplyCheck } from "./stages/check.ts";
import { TaskRunner } from "./task-runner.ts";
import { TrafficRecorder } from "./traffic.ts";

/** What a contract is made of. Only `document`, `service` and `store` have no default. */
export interface ContractOptions<Operations, State> {
  /** An OpenAPI 3.1 document in one piece. */
  readonly document: OpenApiDocument;
  readonly service: Service<Operations, State>;
  /** A store of `collectionsOf(service)`. */
  readonly store: Store<State & EngineState>;
  /** Judges credentials, by the security scheme's name; a scheme left out takes any credential of its form. */
  readonly credentials?: CredentialChecks;
  /** What happens to a reply that breaks the contract; default `refuse`. */
  readonly replyCheck?: ReplyCheck;
  readonly observer?: Observer;
  /** Default: the system's. */
  readonly clock?: () => Date;
  readonly random?: () => number;
  readonly newId?: () => string;
  /** Reads the machine's figures; left out where there are none. */
  readonly host?: () => Promise<HostFigures | undefined>;
}

/** A document that answers requests. */
export interface Contract {
  readonly document: OpenApiDocument;
  readonly operations: readonly Operation[];
  /** The ids of the operations that a handler answers. */
  readonly handled: readonly string[];
  /** Whether some path of the document fits this one, whatever the method. */
  hasPath(path: string): boolean;
  /** Takes a request through the five stages. Never throws: whatever goes wrong is a problem reply. */
  handle(request: ContractRequest): Promise<ContractResponse>;
  /** Runs the tasks whose time has come; to be called about once a second while the contract is served. */
  runTasks(): Promise<void>;
}

/** The collections that a store for this service must have: its own and the engine's. */
export function collectionsOf<State>(service: {
  readonly collections: Collections<State>;
}): Collections<State & EngineState> {
  // The compiler cannot see through a mapped type over an unknown State; both halves are checked on their own.
  return { ...service.collections, idempotency: idempotencyCollection } as Collections<State & EngineState>;
}

const HOUR_MS = 60 * 60 * 1000;

/**
 * Makes a contract from a document, handlers and a store.
 * @throws {DocumentError} when a reference in the document leads nowhere.
 * @throws {TypeError} when a handler's name is no operationId of the document.
 */
export function createContract<Operations, State>(options: ContractOptions<Operations, State>): Contract {
  const { document, replyCheck = "refuse", observer = {}, clock = () => new Date() } = options;
  const { service, store } = erase(options.service, options.store);
  const operations = readOperations(document);
  const handled = Object.keys(service.handlers);
  refuseUnknownHandlers(handled, operations);
  const credentials = options.credentials ?? {};
  const pipeline = new Pipeline({ document, operations, service, store, credentials, replyCheck, observer });
  const traffic = new TrafficRecorder();
  const tasks = new TaskRunner(
    {
      ...service.tasks,
      forgetOldReplies: { everyMs: HOUR_MS, run: ({ store: tx, now }) => forgetOldReplies(tx, now) },
    },
    store,
    observer,
  );
  const surroundingsAt = (now: Date): Surroundings => ({
    now,
    random: options.random ?? Math.random,
    newId: options.newId ?? (() => crypto.randomUUID()),
    traffic: (ms) => traffic.window(ms, now.getTime()),
    host: options.host ?? (() => Promise.resolve(undefined)),
  });

  async function handle(request: ContractRequest): Promise<ContractResponse> {
    const started = performance.now();
    const now = clock();
    let operation: Operation | undefined;
    let draft: DraftReply;
    traffic.begin();
    try {
      draft = await pipeline.run(request, surroundingsAt(now), (found) => (operation = found));
    } catch (error) {
      draft = problemReply(toProblem(error, observer, operation, request), "engine");
    }
    const durationMs = performance.now() - started;
    traffic.end(now.getTime(), durationMs, request.method, draft.status);
    observer.exchanged?.({
      request,
      ...(operation && { operationId: operation.operationId }),
      status: draft.status,
      source: draft.source,
      durationMs,
      ...(draft.refusal !== undefined && { refusal: draft.refusal }),
    });
    return encodeReply(request, draft);
  }

  return {
    document,
    operations,
    handled,
    hasPath: (path) => pipeline.hasPath(path),
    handle,
    runTasks: () => tasks.runDue(surroundingsAt(clock())),
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

/** Expected refusals pass; a store that cannot write is a 503; anything else is our fault and says nothing more. */
function toProblem(
  error: unknown,
  observer: Observer,
  operation: Operation | undefined,
  request: ContractRequest,
): Problem {
  if (error instanceof Problem) return error;
  observer.failed?.(error, operation?.operationId ?? "routing", request);
  if (error instanceof StoreUnavailableError) {
    return new Problem({ status: 503, detail: error.message, headers: { "Retry-After": "30" } });
  }
  return new Problem({ status: 500, detail: "The server failed while answering; its log says why." });
}
