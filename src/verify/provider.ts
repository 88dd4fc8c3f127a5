import type { WireRequest } from "./requests/wire-request.ts";

/** What came back. */
export interface ProviderReply {
  readonly status: number;
  /** Under lower-case names, repeated ones joined by `, `. */
  readonly headers: Readonly<Record<string, string>>;
  /** Without its `Content-Encoding`. */
  readonly body: Uint8Array;
}

/** Whoever shall keep the contract. */
export interface Provider {
  /** Where it is, for people: `http://localhost:8000`. */
  readonly name: string;
  /**
   * Sends a request.
   * @throws {SilenceError} when no whole answer comes.
   * @throws {UntriedError} when the request cannot be sent this way.
   */
  ask(request: WireRequest, signal: AbortSignal): Promise<ProviderReply>;
  /** Lets go of its connections. */
  close?(): void;
}

/** Why no answer came: nobody listens, it took too long, or the connection broke. */
export type Silence = "unreachable" | "timeout" | "reset";

/** A provider has not answered. */
export class SilenceError extends Error {
  override readonly name = "SilenceError";
  readonly reason: Silence;

  constructor(reason: Silence, message: string) {
    super(message);
    this.reason = reason;
  }
}

/** A request cannot be sent this way, or its answer not be seen; nothing is held against the provider. */
export class UntriedError extends Error {
  override readonly name = "UntriedError";
}
