import { IDEMPOTENCY_HEADER } from "../contract/idempotency.ts";
import type { Inspection } from "../contract/inspection.ts";
import type { Problem } from "../contract/problem.ts";
import type { CheckName, Failure, Judging } from "./checks/check.ts";
import { judge } from "./checks/judge.ts";
import { isUndeclaredParameter } from "./checks/refusals.ts";
import type { Answered, Exchange } from "./exchange.ts";
import { readContent } from "./exchange.ts";
import type { Findings } from "./findings.ts";
import type { KnownValues } from "./known-values.ts";
import { Pace } from "./pace.ts";
import type { Provider, ProviderReply } from "./provider.ts";
import { SilenceError, UntriedError } from "./provider.ts";
import type { End } from "./result.ts";
import type { WireRequest } from "./requests/wire-request.ts";
import { targetOf, toContractRequest } from "./requests/wire-request.ts";
import type { Script, Session } from "./session.ts";
import type { CaseDraft, Demand, Phase, TestCase } from "./test-case.ts";

/** What scripts are run with. */
export interface RunnerParts {
  readonly provider: Provider;
  readonly judging: Judging;
  readonly findings: Findings;
  readonly known: KnownValues;
  readonly isChecked: (check: CheckName) => boolean;
  /** Whether a case is sent at all. */
  readonly isWanted: (sent: TestCase) => boolean;
  readonly workers: number;
  readonly timeoutMs: number;
  readonly rate?: number;
  readonly maxFailures?: number;
  readonly signal?: AbortSignal;
  /** Hears of what cannot be tried. */
  readonly note: (message: string) => void;
  /** Hears of each answer, or of its failing to come. */
  readonly onExchange: (exchange: Exchange) => void;
}

/** An answer that has not come. */
const NO_REPLY: ProviderReply = { status: 0, headers: {}, body: new Uint8Array() };

/** So many idempotency keys are remembered, the latest ones. */
const MOST_KEYS = 10_000;

/** Runs scripts, several at once, and judges every answer. */
export class Runner {
  readonly #parts: RunnerParts;
  readonly #pace: Pace;
  /** What each idempotency key was sent with. */
  readonly #keys = new Map<string, string>();

  constructor(parts: RunnerParts) {
    this.#parts = parts;
    this.#pace = new Pace(parts.rate);
  }

  /** Whether nothing more shall be sent. */
  get isOver(): boolean {
    return this.end !== "all-sent";
  }

  /** Why nothing more is sent; as long as something is, that is because all was. */
  get end(): End {
    const { signal, findings, maxFailures = Infinity } = this.#parts;
    if (signal?.aborted === true) return "signal";
    return findings.news >= maxFailures ? "max-failures" : "all-sent";
  }

  /** Runs all scripts of a phase, `workers` of them at once; what they find goes to `own`, too. */
  async run(
    phase: Phase,
    scripts: AsyncIterable<Script>,
    own: Findings,
    workers = this.#parts.workers,
  ): Promise<void> {
    const iterator = scripts[Symbol.asyncIterator]();
    const session: Session = {
      send: (draft) => this.#send(phase, draft, own),
      fail: (failure, exchange) => this.#fail(failure, exchange, own),
    };
    const work = async (): Promise<void> => {
      while (!this.isOver) {
        const step = await iterator.next();
        if (step.done === true) return;
        await step.value.run(session);
      }
    };
    await Promise.all(Array.from({ length: workers }, work));
    await iterator.return?.();
  }

  async #send(phase: Phase, draft: CaseDraft, own: Findings): Promise<Exchange | undefined> {
    if (this.isOver) return undefined;
    const { judging, isWanted, onExchange } = this.#parts;
    const classified = await classify(judging.inspection, phase, draft);
    const sent = this.#isReuse(draft.request) ? { ...classified, demand: "nothing" as const } : classified;
    if (isStray(sent) || !isWanted(sent)) return undefined;
    await judging.documented.learn(draft.operation);
    await this.#pace.turn();
    const started = performance.now();
    const reply = await this.#ask(sent);
    if (reply === undefined) return undefined;
    const durationMs = performance.now() - started;
    const silence = reply instanceof SilenceError ? reply : undefined;
    const came = reply instanceof SilenceError ? NO_REPLY : reply;
    const answered = { case: sent, reply: came, content: readContent(came), durationMs };
    if (silence === undefined) this.#learn(answered);
    const all = silence ? [unanswered(silence, sent)] : judge(answered, judging);
    const failures = all.filter(({ check }) => this.#parts.isChecked(check));
    const exchange = { ...answered, failures };
    for (const failure of failures) this.#fail(failure, exchange, own);
    onExchange(exchange);
    if (silence !== undefined) return undefined;
    return exchange;
  }

  /** Whether a request has the idempotency key of another one, which may be refused for that. */
  #isReuse({ method, headers, body, ...place }: WireRequest): boolean {
    const key = headers[IDEMPOTENCY_HEADER.toLowerCase()];
    if (key === undefined) return false;
    const text = typeof body === "string" ? body : new TextDecoder().decode(body);
    const request = `${method} ${targetOf(place)} ${text}`;
    const before = this.#keys.get(key);
    if (before === undefined) this.#keys.set(key, request);
    const [oldest] = this.#keys.keys();
    if (this.#keys.size > MOST_KEYS && oldest !== undefined) this.#keys.delete(oldest);
    return before !== undefined && before !== request;
  }

  /** What a success answers is known from then on, and what it has removed no longer. */
  #learn({ case: { operation, request }, reply, content }: Answered): void {
    const isSuccess = reply.status >= 200 && reply.status < 300 && request.method === operation.method;
    if (!isSuccess) return;
    if (request.method !== "DELETE") this.#parts.known.learn(operation, content.value);
    else this.#parts.known.forget(decodeURIComponent(request.path.slice(request.path.lastIndexOf("/") + 1)));
  }

  /** Undefined where a request cannot be sent this way. */
  async #ask({ request, operation }: TestCase): Promise<ProviderReply | SilenceError | undefined> {
    const { provider, timeoutMs, signal, note } = this.#parts;
    const timeout = AbortSignal.timeout(timeoutMs);
    try {
      return await provider.ask(request, signal ? AbortSignal.any([timeout, signal]) : timeout);
    } catch (error) {
      if (timeout.aborted) return new SilenceError("timeout", `gives no answer within ${timeoutMs} ms`);
      if (error instanceof SilenceError) return error;
      if (error instanceof UntriedError) {
        note(`a request to ${operation.operationId} could not be tried: ${error.message}`);
        return undefined;
      }
      throw error;
    }
  }

  #fail(failure: Failure, exchange: Exchange, own: Findings): void {
    const { findings, isChecked, signal } = this.#parts;
    // What was cut off when it was ended early is nobody's fault.
    if (!isChecked(failure.check) || signal?.aborted === true) return;
    findings.add(failure, exchange);
    own.add(failure, exchange);
  }
}

function unanswered({ message }: SilenceError, { operation }: TestCase): Failure {
  return { check: "answers", message, pointer: operation.pointer };
}

/** What the contract demands of whoever gets this request. */
export async function classify(inspection: Inspection, phase: Phase, draft: CaseDraft): Promise<TestCase> {
  const { problems, ...reached } = await inspection.inspect(toContractRequest(draft.request));
  return { ...draft, phase, demand: demandOf(draft, problems), problems, reached };
}

function demandOf({ operation, request, credentials }: CaseDraft, problems: readonly Problem[]): Demand {
  if (credentials !== undefined) return "refuse";
  if (problems.length === 0) return request.method === operation.method ? "take" : "nothing";
  return problems.every(isPassedOver) ? "nothing" : "refuse";
}

/** Whether a request has become one to another path, by an empty segment, say: it would say nothing of its operation. */
function isStray({ operation, request, reached }: TestCase): boolean {
  return request.method === operation.method && reached.operation !== operation;
}

/** A query parameter that nobody has declared may be passed over: a contract says what there is, not what there is not. */
function isPassedOver({ status, errors = [] }: Problem): boolean {
  return status === 422 && errors.length > 0 && errors.every(isUndeclaredParameter);
}
