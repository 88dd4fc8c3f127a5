/** One field of a header; names come more than once. */
export type HeaderField = readonly [name: string, value: string];

/** A request as the backend gets it. */
export interface BackendRequest {
  readonly method: string;
  /** Path and query as they go on the wire. */
  readonly target: string;
  readonly headers: readonly HeaderField[];
  /** Left out where there is none. */
  readonly body?: Uint8Array | ReadableStream<Uint8Array>;
  /** Ends the request, whatever it has come to. */
  readonly signal: AbortSignal;
}

/** What a backend answers. */
export interface BackendReply {
  readonly status: number;
  /** As they came, in their order. */
  readonly headers: readonly HeaderField[];
  /** Still in its `Content-Encoding`; fails when the backend breaks off. */
  readonly body: ReadableStream<Uint8Array>;
}

/** A server that answers requests of the contract. */
export interface Backend {
  /** Where it is: scheme, host, and the path that all of its own begin with. */
  readonly url: URL;
  /**
   * Sends a request, once: one that may have had an effect is never sent again.
   * @throws {BackendSilence} when no answer begins.
   */
  ask(request: BackendRequest): Promise<BackendReply>;
}

/** Why a backend has not answered: nobody listens, its certificate is not trusted, the connection broke, or it took too long. */
export type SilenceReason = "unreachable" | "untrusted" | "reset" | "timeout";

/** A backend has broken off in the middle of its answer. */
export class BackendBreak extends Error {
  override readonly name = "BackendBreak";
}

/** A backend has not answered at all. */
export class BackendSilence extends Error {
  override readonly name = "BackendSilence";
  readonly reason: SilenceReason;

  constructor(reason: SilenceReason, message: string) {
    super(message);
    this.reason = reason;
  }
}
