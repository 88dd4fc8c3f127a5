import { RateLimiterMemory, RateLimiterRes } from "rate-limiter-flexible";

/** So many requests a client may send in so many seconds. */
export interface RateLimit {
  readonly requests: number;
  readonly seconds: number;
}

/** What a client has left of its limit. */
export interface Quota {
  readonly isSpent: boolean;
  readonly remaining: number;
  /** Seconds until it begins anew. */
  readonly reset: number;
}

/** So many clients are remembered at most; of more, the one that came first begins anew. */
const MOST_CLIENTS = 10_000;

/** Counts the requests of each client in the time that begins with its first one. */
export class RateLimiter {
  readonly #limiter: RateLimiterMemory;
  readonly #clients = new Set<string>();
  readonly #most: number;

  constructor({ requests, seconds }: RateLimit, mostClients = MOST_CLIENTS) {
    this.#limiter = new RateLimiterMemory({ points: requests, duration: seconds });
    this.#most = mostClients;
  }

  /** How many clients are remembered. */
  get size(): number {
    return this.#clients.size;
  }

  /** Counts one request of a client. */
  async take(client: string): Promise<Quota> {
    this.#remember(client);
    const spent = await this.#limiter.consume(client).catch((refusal: unknown) => refusal);
    if (!(spent instanceof RateLimiterRes)) throw spent;
    const { remainingPoints, consumedPoints, msBeforeNext } = spent;
    return {
      isSpent: consumedPoints > this.#limiter.points,
      remaining: remainingPoints,
      reset: Math.max(1, Math.ceil(msBeforeNext / 1000)),
    };
  }

  #remember(client: string): void {
    if (this.#clients.has(client)) return;
    this.#clients.add(client);
    if (this.#clients.size <= this.#most) return;
    for (const first of this.#clients) {
      this.#clients.delete(first);
      void this.#limiter.delete(first);
      return;
    }
  }
}
