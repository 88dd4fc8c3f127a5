import type { Contract } from "../contract/contract.ts";
import { mediaTypeOf } from "../contract/media-type.ts";
import type { Operation } from "../contract/operation.ts";
import type { ContractRequest, ContractResponse, DraftReply } from "../contract/request.ts";
import { Problem } from "../contract/problem.ts";
import type { Asked } from "../mock/asked.ts";
import { wantsMock } from "../mock/create-mock.ts";
import type { Disturbance } from "../mock/disturbance.ts";
import { createDisturber, disturb, UNDISTURBED } from "../mock/disturbance.ts";
import { unavailableOnPurpose } from "../mock/fault.ts";
import { encodeReply, problemReply, refusalOf } from "../contract/reply.ts";
import { askWithin } from "./ask-within.ts";
import { BackendBreak, BackendSilence } from "./backend.ts";
import { checkReply, draftOf } from "./check-reply.ts";
import type { CheckedRequest } from "./check-request.ts";
import { checkRequest } from "./check-request.ts";
import type { ForwardOptions } from "./forward-options.ts";
import type { Outcome } from "./outcome.ts";
import { OutcomeJudge } from "./outcome.ts";
import type { ReceivedReply } from "./received-reply.ts";
import { discard } from "./received-reply.ts";
import * as refusal from "./refusal.ts";
import { backendHeaders } from "./request-headers.ts";
import { toResponse } from "./response.ts";
import { targetOf } from "./target.ts";
import type { Upload } from "./upload.ts";
import { openUpload } from "./upload.ts";

/** Tells why the backend, which was asked first, has no answer: `404`, `405`, `501`, or how it kept silent. */
export const BACKEND_HEADER = "X-Contract-Backend";

/** A request on its way, and what is known of it. */
interface Passage {
  readonly request: ContractRequest;
  readonly upload: Upload | undefined;
  readonly checked: CheckedRequest;
  readonly started: number;
}

/** Takes requests to a backend, and those that it has no answer for to the contract. */
export class Forwarder {
  readonly #contract: Contract;
  readonly #options: ForwardOptions;
  readonly #judge: OutcomeJudge;
  readonly #decideDisturbance: (asked: Asked) => Disturbance;
  readonly #timeoutMs: number;
  readonly #bufferBytes: number;
  /** The name of this server among proxies; its own requests are known by it when they come round again. */
  readonly #via = `contract-server-${crypto.randomUUID().slice(0, 8)}`;

  constructor(contract: Contract, options: ForwardOptions) {
    this.#contract = contract;
    this.#options = options;
    this.#decideDisturbance = createDisturber(options.disturbance ?? {});
    this.#timeoutMs = options.timeoutMs ?? 10_000;
    this.#bufferBytes = options.bufferBytes ?? 1024 * 1024;
    const bounds = { bytes: this.#bufferBytes, ms: this.#timeoutMs };
    this.#judge = new OutcomeJudge(
      contract.inspection,
      options.backend.url,
      bounds,
      options.answered ?? new Set(),
    );
  }

  /** Never throws, as a contract does not. */
  async handle(request: ContractRequest): Promise<ContractResponse> {
    const started = performance.now();
    try {
      return await this.#pass(request, started);
    } catch (error) {
      const problem = this.#toProblem(error, request);
      return this.#refuse(request, this.#contract.inspection.find(request), started, problem);
    }
  }

  async #pass(request: ContractRequest, started: number): Promise<ContractResponse> {
    if (request.headers.via?.includes(this.#via) === true) throw refusal.loop();
    if (wantsSocket(request)) throw refusal.socket(this.#options.backend.url);
    const target = targetOf(request, this.#options.backend.url);
    const upload = await openUpload(request, this.#bufferBytes);
    try {
      const checked = await checkRequest(this.#contract.inspection, request, upload);
      return await this.#take({ request, upload, checked, started }, target);
    } finally {
      upload?.unwanted();
    }
  }

  async #take(passage: Passage, target: string): Promise<ContractResponse> {
    const { request, checked } = passage;
    const isRefused = this.#options.check === "refuse" && checked.violations.length > 0;
    if (wantsMock(checked.preferences) || isRefused) return this.#answerHere(passage);
    const outcome = await this.#ask(passage, target);
    if ("reply" in outcome) return this.#handOn(passage, outcome.reply);
    const { operation } = checked;
    if (operation)
      this.#contract.observer.declined?.(operation.operationId, outcome.declined, request, outcome.detail);
    else if (!this.#contract.hasPath(request.path)) throw refusal.silent(outcome.detail ?? outcome.declined);
    const response = await this.#answerHere(passage);
    return { ...response, headers: { ...response.headers, [BACKEND_HEADER]: outcome.declined } };
  }

  /** Sends the request, once. */
  async #ask({ request, upload, checked }: Passage, target: string): Promise<Outcome> {
    const { backend } = this.#options;
    const { method } = request;
    const headers = backendHeaders(request, backend.url, this.#via);
    const sent = { method, target, headers, ...(upload && { body: upload.body }) };
    try {
      const answer = await askWithin(backend, sent, this.#timeoutMs, request.signal?.());
      if (this.#isOptionsUnknown(request, answer.status)) return { declined: String(answer.status) };
      return await this.#judge.judge(answer, checked.operation, request);
    } catch (error) {
      if (error instanceof BackendSilence) return { declined: error.reason, detail: error.message };
      throw error;
    }
  }

  /** Of a path in the contract it is known here which methods there are. */
  #isOptionsUnknown({ method, path }: ContractRequest, status: number): boolean {
    return method === "OPTIONS" && [404, 405, 501].includes(status) && this.#contract.hasPath(path);
  }

  #answerHere({ request, upload }: Passage): Promise<ContractResponse> {
    return this.#contract.handle(upload ? { ...request, body: upload.read, stream: undefined } : request);
  }

  #handOn({ request, checked, started }: Passage, reply: ReceivedReply): ContractResponse {
    const { backend, check, recorder, onForwarded } = this.#options;
    const { observer } = this.#contract;
    const { operation, values, violations } = checked;
    const found = operation
      ? checkReply(this.#contract.inspection, backend.url, operation, request, reply)
      : [];
    if (operation && onForwarded) {
      const { status, mediaType, content } = reply;
      const seen = { status, mediaType, body: () => content?.value };
      onForwarded({ operation, request, values, violations, reply: seen });
    }
    if (violations.length > 0) observer.requestBroke?.(operation?.operationId, violations, request);
    if (operation && found.length > 0) {
      observer.replyBroke?.(operation.operationId, reply.status, found, request);
      if (check === "refuse") {
        discard(reply);
        throw refusal.brokenReply(operation, reply.status, found);
      }
    }
    if (operation && values && found.length + violations.length === 0) {
      const requestMediaType = mediaTypeOf(request.headers["content-type"]);
      recorder?.record({ operation, values, requestMediaType, reply: draftOf(reply, backend.url) });
    }
    const { preferences } = checked;
    const disturbance = operation ? this.#decideDisturbance({ request, preferences }) : UNDISTURBED;
    if (disturbance.fault === "503") {
      discard(reply);
      throw unavailableOnPurpose();
    }
    this.#tell(request, operation, started, { status: reply.status, source: "forward" });
    const findings = { request: violations, reply: found };
    const response = toResponse(reply, request, backend.url, findings, (error) => {
      if (request.signal?.().aborted === true) return;
      const broken = [refusal.brokenOff(error)];
      if (operation) observer.replyBroke?.(operation.operationId, reply.status, broken, request);
      else observer.failed?.(error, `forwarding ${request.method} ${request.path}`, request);
    });
    return disturbance === UNDISTURBED ? response : disturb(response, disturbance, preferences);
  }

  #toProblem(error: unknown, request: ContractRequest): Problem {
    if (error instanceof Problem) return error;
    if (request.signal?.().aborted === true) return refusal.clientGone();
    if (error instanceof BackendBreak) return refusal.broken(error);
    this.#contract.observer.failed?.(error, `forwarding ${request.method} ${request.path}`, request);
    return new Problem({ status: 500, detail: "The server failed while forwarding; its log says why." });
  }

  #refuse(
    request: ContractRequest,
    operation: Operation | undefined,
    started: number,
    problem: Problem,
  ): ContractResponse {
    const draft = problemReply(problem, "engine");
    this.#tell(request, operation, started, draft);
    return encodeReply(request, draft);
  }

  #tell(
    request: ContractRequest,
    operation: Operation | undefined,
    started: number,
    draft: Pick<DraftReply, "status" | "source" | "refusal" | "refusalKind">,
  ): void {
    this.#contract.observer.exchanged?.({
      request,
      ...(operation && { operationId: operation.operationId }),
      status: draft.status,
      source: draft.source,
      durationMs: performance.now() - started,
      ...(draft.refusal !== undefined && refusalOf(draft)),
    });
  }
}

/** Any other protocol that a client would like to change to may be left unheard (RFC 9110, section 7.8). */
function wantsSocket({ headers }: ContractRequest): boolean {
  return (headers.upgrade ?? "").split(",").some((protocol) => /^websocket(\/|$)/i.test(protocol.trim()));
}
