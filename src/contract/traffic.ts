/** What a contract has seen in a stretch of time, the oldest forgotten first when there is too much to keep. */
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

/** How many answers are remembered where nobody says anything else. */
const CAPACITY = 16_384;

/** Remembers the last answers in a ring of fixed size: when, which status, how long, and whether it was a GET. */
export class TrafficRecorder {
  readonly #capacity: number;
  readonly #times: Float64Array;
  readonly #latencies: Float32Array;
  readonly #statuses: Uint16Array;
  readonly #reads: Uint8Array;
  #answered = 0;
  #inFlight = 0;

  constructor(capacity = CAPACITY) {
    this.#capacity = capacity;
    this.#times = new Float64Array(capacity);
    this.#latencies = new Float32Array(capacity);
    this.#statuses = new Uint16Array(capacity);
    this.#reads = new Uint8Array(capacity);
  }

  /** A request has come in. */
  begin(): void {
    this.#inFlight++;
  }

  /** It was answered at `time` (milliseconds since 1970) after `latencyMs`. */
  end(time: number, latencyMs: number, method: string, status: number): void {
    const slot = this.#answered++ % this.#capacity;
    this.#inFlight--;
    this.#times[slot] = time;
    this.#latencies[slot] = latencyMs;
    this.#statuses[slot] = status;
    this.#reads[slot] = method === "GET" ? 1 : 0;
  }

  /** Forgets what was answered; what is being worked on is not. */
  forget(): void {
    this.#answered = 0;
  }

  /** The figures of the last `windowMs` milliseconds before `now`. */
  window(windowMs: number, now: number): TrafficWindow {
    const slots = this.#slotsBetween(now - windowMs, now);
    const statuses: Record<number, number> = {};
    let reads = 0;
    let notModified = 0;
    let serverErrors = 0;
    for (const slot of slots) {
      const status = this.#statuses[slot] ?? 0;
      statuses[status] = (statuses[status] ?? 0) + 1;
      if (status >= 500) serverErrors++;
      if (this.#reads[slot] !== 1) continue;
      reads++;
      if (status === 304) notModified++;
    }
    const latencyMs = summarise(slots.map((slot) => this.#latencies[slot] ?? 0));
    return {
      windowMs,
      requests: slots.length,
      statuses,
      serverErrors,
      latencyMs,
      reads,
      notModified,
      inFlight: this.#inFlight,
    };
  }

  /** All are looked at: a clock that was set back has put later answers before earlier ones. */
  #slotsBetween(start: number, end: number): number[] {
    const slots: number[] = [];
    const oldest = Math.max(0, this.#answered - this.#capacity);
    for (let at = this.#answered - 1; at >= oldest; at--) {
      const slot = at % this.#capacity;
      const time = this.#times[slot] ?? 0;
      if (time >= start && time <= end) slots.push(slot);
    }
    return slots;
  }
}

function summarise(latencies: number[]): TrafficWindow["latencyMs"] {
  if (latencies.length === 0) return { mean: 0, p50: 0, p95: 0 };
  latencies.sort((a, b) => a - b);
  const quantile = (share: number) =>
    latencies[Math.min(latencies.length - 1, Math.floor(share * latencies.length))] ?? 0;
  const mean = latencies.reduce((sum, latency) => sum + latency, 0) / latencies.length;
  return { mean, p50: quantile(0.5), p95: quantile(0.95) };
}
