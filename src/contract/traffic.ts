/** What a contract has seen in a stretch of time, the latest first forgotten when there is too much to keep. */
export interface TrafficWindow {
  /** How long the stretch is, in milliseconds. */
  readonly windowMs: number;
  /** Requests that were answered in it. */
  readonly requests: number;
  /** How many answers of each status: `{ 200: 17, 404: 1 }`. */
  readonly statuses: Readonly<Record<number, number>>;
  /** Answers with a status of 500 or more. */
  readonly serverErrors: number;
  /** Milliseconds from request to answer: mean, median and 95th percentile; 0 when there were none. */
  readonly latencyMs: { readonly mean: number; readonly p50: number; readonly p95: number };
  /** GET requests, and how many of them were answered 304 because the client's copy was still good. */
  readonly reads: number;
  readonly notModified: number;
  /** Requests being worked on now. */
  readonly inFlight: number;
}
