import type { Mock } from "../../mock/create-mock.ts";
import { refuseUnacceptable, wantsMock } from "../../mock/create-mock.ts";
import type { Preferences } from "../../mock/preference.ts";
import type { Store, Transaction } from "../../store/store.ts";
import type { ErasedContext, ErasedService } from "../erased-service.ts";
import type { AnyReply } from "../service.ts";
import { forReadingOnly, handlerOf } from "../erased-service.ts";
import type { EngineState } from "../idempotency.ts";
import { fingerprintOf, findReplay, idempotencyKeyOf, rememberReply } from "../idempotency.ts";
import { Problem } from "../problem.ts";
import { problemReply } from "../reply.ts";
import type { DraftReply } from "../request.ts";
import type { ErasedHandler, Overrides } from "../overrides.ts";
import type { RequestValues } from "../request-values.ts";
import type { Surroundings } from "../service.ts";
import type { TimeLimit } from "../time-limit.ts";
import type { Validated } from "./validate.ts";

type Transact = Transaction<EngineState>;

/** What the answer stage needs around it. */
export interface Answering {
  readonly service: ErasedService;
  /** Handlers that stand before the service's. */
  readonly overrides: Overrides;
  readonly store: Store<EngineState>;
  readonly mock: Mock;
  readonly preferences: Preferences;
  readonly surroundings: Surroundings;
  /** How long a handler may take. */
  readonly timeLimit: TimeLimit;
  /** Holds a reply against the contract before its changes are made to last. */
  readonly check: (reply: DraftReply) => DraftReply;
  /** Writes a reply's body out in its media type; JSON is left. */
  readonly write: (reply: DraftReply) => DraftReply;
}

/** Wraps a problem thrown by a handler, so that its changes are undone before the refusal is told of. */
class HandlerRefusal extends Error {
  readonly problem: Problem;
  constructor(problem: Problem) {
    super(problem.message);
    this.problem = problem;
  }
}

/**
 * Answers a request that keeps the contract: by its handler, and from the contract where there is none or where the
 * client asks for it. The handler then hears nothing of the request, and nothing changes.
 */
export function answer(answering: Answering, exchange: Validated): DraftReply | Promise<DraftReply> {
  const { operation, request } = exchange;
  const { mock, preferences } = answering;
  // It is chosen once, however often the store runs it.
  const handler = wantsMock(preferences) ? undefined : chooseHandler(answering, operation.operationId);
  if (!handler) return mock.answer({ ...exchange, preferences });
  refuseUnacceptable(operation, request);
  const isRead = operation.method === "GET" || operation.method === "HEAD";
  return isRead ? read(answering, exchange, handler) : change(answering, exchange, handler);
}

function chooseHandler({ service, overrides }: Answering, operationId: string): ErasedHandler | undefined {
  return overrides.take(operationId) ?? handlerOf(service, operationId);
}

async function read(answering: Answering, exchange: Validated, handler: ErasedHandler): Promise<DraftReply> {
  try {
    return await answering.store.read((view) =>
      callHandler(answering, exchange, handler, forReadingOnly(view)),
    );
  } catch (error) {
    if (!(error instanceof HandlerRefusal)) throw error;
    return refuse(answering, exchange, error.problem);
  }
}

/** One transaction holds the handler's changes and, where the client gave a key, the reply to be repeated. */
async function change(
  answering: Answering,
  exchange: Validated,
  handler: ErasedHandler,
): Promise<DraftReply> {
  const { store } = answering;
  const key = idempotencyKeyOf(exchange.operation, exchange.values);
  const once = key === undefined ? justMake : await onceFor(key, answering, exchange);
  try {
    return await store.transaction((tx) => once(tx, () => callHandler(answering, exchange, handler, tx)));
  } catch (error) {
    if (!(error instanceof HandlerRefusal)) throw error;
    const reply = await refuse(answering, exchange, error.problem);
    return store.transaction((tx) =>
      once(tx, () => tellRefusal(answering, exchange, tx, error.problem, reply)),
    );
  }
}

/** Makes a reply, or finds the one that was made for the same request before. */
type MakeOnce = (tx: Transact, make: () => Promise<DraftReply>) => Promise<DraftReply>;

const justMake: MakeOnce = (_tx, make) => make();

async function onceFor(
  key: string,
  { surroundings, write }: Answering,
  { operation, values, authenticated }: Validated,
): Promise<MakeOnce> {
  const fingerprint = await fingerprintOf(operation.operationId, authenticated, values);
  return async (tx, make) => {
    const replay = await findReplay(tx, key, fingerprint);
    if (replay) return replay;
    const reply = write(await make());
    // What failed for now may succeed when it is tried again.
    if (reply.status < 500) await rememberReply(tx, key, fingerprint, surroundings.now, reply);
    return reply;
  };
}

/** A handler's refusal as its client gets it. */
async function refuse(
  { service, mock, check }: Answering,
  { operation, request }: Validated,
  problem: Problem,
): Promise<DraftReply> {
  if (service.declaredRefusals !== true) return check(problemReply(problem, "handler"));
  return { ...(await mock.refuse(operation, request, problem)), source: "handler" };
}

async function tellRefusal(
  { service, surroundings, timeLimit }: Answering,
  { operation, values, authenticated }: Validated,
  store: Transact,
  problem: Problem,
  reply: DraftReply,
): Promise<DraftReply> {
  const { path, header, body } = values;
  const { operationId } = operation;
  const refusal = { ...surroundings, operationId, problem, path, header, body, authenticated, store };
  await timeLimit.within(`What is done about a refusal of ${operationId}`, () =>
    service.onRefusal?.(refusal),
  );
  return reply;
}

async function callHandler(
  { surroundings, check, timeLimit }: Answering,
  { operation, values, authenticated }: Validated,
  handler: ErasedHandler,
  store: Transact,
): Promise<DraftReply> {
  const { operationId } = operation;
  let reply: AnyReply | undefined;
  try {
    const context = contextOf(surroundings, values, operationId, authenticated, store);
    reply = await timeLimit.within(`The handler of ${operationId}`, () => handler(context));
  } catch (error) {
    throw error instanceof Problem ? new HandlerRefusal(error) : error;
  }
  if (typeof reply?.status !== "number") throw new Error(`the handler of ${operationId} gave no reply back`);
  const { status, body, headers = {} } = reply;
  return check({ status, body, headers, source: "handler" });
}

/** Written member by member, which costs a fifth of spreading one object after the other. */
function contextOf(
  { now, random, newId, host, traffic }: Surroundings,
  { path, query, header, cookie, body }: RequestValues,
  operationId: string,
  authenticated: readonly string[],
  store: Transact,
): ErasedContext {
  // prettier-ignore
  return { now, random, newId, host, traffic, path, query, header, cookie, body, operationId, authenticated, store };
}
