import type { TransportFault } from "../mock/fault.ts";

/** A request as an adapter hands it over: plain, undecoded, of no particular transport. */
export interface ContractRequest {
  /** In upper case: `GET`. */
  readonly method: string;
  /** The path as it was sent, percent-encoded, without query: `/api/metrics/models`. */
  readonly path: string;
  /** The query as it was sent, without the `?`; empty when there is none. */
  readonly query: string;
  /** Header fields under lower-case names; repeated ones joined by `, ` (RFC 9110, section 5.3). */
  readonly headers: Readonly<Record<string, string | undefined>>;
  /** The bytes of the body, read when the contract wants them; left out where there is no body. */
  readonly body?: (() => Promise<Uint8Array>) | undefined;
  /**
   * The same bytes as they come, still in their `Content-Encoding`, for whoever hands them on. Only one of `body` and
   * `stream` may be called; left out where the transport cannot do it.
   */
  readonly stream?: (() => ReadableStream<Uint8Array>) | undefined;
  /** Tells when the client has gone without waiting for the answer; left out where the transport cannot. */
  readonly signal?: (() => AbortSignal) | undefined;
  /** The address that the request comes from, and whether it came encrypted, where that is known. */
  readonly remoteAddress?: string | undefined;
  readonly scheme?: "http" | "https";
}

/** What the adapter has to send. */
export interface ContractResponse {
  readonly status: number;
  /** Under the names that go on the wire. */
  readonly headers: Readonly<Record<string, string>>;
  /** Text is UTF-8; left out where the response has no body. */
  readonly body?: string | Uint8Array;
  /** The body as it comes, in place of `body`. One that fails has to be cut off, so that it is not taken for whole. */
  readonly stream?: ReadableStream<Uint8Array>;
  /** The values of `Set-Cookie`, which cannot be joined like those of other fields (RFC 9110, section 5.3). */
  readonly setCookies?: readonly string[];
  /** How long to hold it back, in milliseconds; sent at once where left out. */
  readonly delayMs?: number;
  /** What shall go wrong with it on purpose. */
  readonly fault?: TransportFault;
}

/** Who made a reply: the service's handler, the contract itself, the engine by a refusal, or the backend behind it. */
export type ReplySource = "handler" | "mock" | "engine" | "forward";

/** A reply before it becomes bytes: its body is still a JSON value. */
export interface DraftReply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: unknown;
  /** The media type of the body; JSON where left out. */
  readonly mediaType?: string;
  /** The body as it is sent, where it was written out before. */
  readonly encoded?: string | Uint8Array;
  /** The body as it comes, in place of `body`. */
  readonly stream?: ReadableStream<Uint8Array>;
  readonly source: ReplySource;
  /** Why the request was refused, for the log. */
  readonly refusal?: string;
  /** The word for what kind of problem that is. */
  readonly refusalKind?: string;
}
