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
  readonly body?: () => Promise<Uint8Array>;
}

/** What the adapter has to send. */
export interface ContractResponse {
  readonly status: number;
  /** Under the names that go on the wire. */
  readonly headers: Readonly<Record<string, string>>;
  /** Text is UTF-8; left out where the response has no body. */
  readonly body?: string | Uint8Array;
  /** How long to hold it back, in milliseconds; sent at once where left out. */
  readonly delayMs?: number;
  /** What shall go wrong with it on purpose. */
  readonly fault?: TransportFault;
}

/** Who made a reply: the service's handler, the contract's own example, or the engine itself. */
export type ReplySource = "handler" | "mock" | "engine";

/** A reply before it becomes bytes: its body is still a JSON value. */
export interface DraftReply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: unknown;
  /** The media type of the body; JSON where left out. */
  readonly mediaType?: string;
  /** The body as it is sent, where it was written out before. */
  readonly encoded?: string;
  readonly source: ReplySource;
  /** Why the request was refused, for the log. */
  readonly refusal?: string;
}
