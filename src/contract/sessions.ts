import type { LiveState } from "./live-state.ts";
import { Problem } from "./problem.ts";
import type { RequestHead } from "./observer.ts";

/** A request with this header asks of a state of its own, which no other session sees. */
export const SESSION_HEADER = "X-Contract-Session";

/** How many sessions there may be, for how long, and how large. */
export interface SessionLimits {
  /** With more, the one goes that was not asked for the longest time; 100. 0 turns sessions off. */
  readonly most: number;
  /** After this time without a request a session goes, in milliseconds; 30 minutes. */
  readonly idleMs: number;
  /** How large the state of one may be, in letters of JSON; 16 Mi. */
  readonly mostLetters: number;
}

/** The limits where nobody has said anything else. */
export const DEFAULT_SESSION_LIMITS: SessionLimits = {
  most: 100,
  idleMs: 30 * 60 * 1000,
  mostLetters: 16 * 2 ** 20,
};

/** How many requests of a session are remembered for its figures. */
export const REMEMBERED_BY_SESSION = 1024;

const NAME = /^[\w.:~-]{1,128}$/;

interface Session {
  readonly state: LiveState;
  /** In milliseconds since 1970. */
  lastAsked: number;
}

/** Whose state a request asks of. */
export interface AskedState {
  readonly state: LiveState;
  /** The session that it is of; left out for the state that all share. */
  readonly session?: string;
  /** Why the session cannot be had that the request names. */
  readonly failure?: Error;
}

/** States by the names that clients give them; each begins when it is first asked for. */
export class Sessions {
  readonly limits: SessionLimits;
  readonly #begin: (now: Date) => LiveState;
  /** The one that was asked last comes last. */
  readonly #byName = new Map<string, Session>();

  /** @throws {TypeError} for limits that are no whole numbers, or below 0. */
  constructor(limits: Partial<SessionLimits>, begin: (now: Date) => LiveState) {
    this.limits = { ...DEFAULT_SESSION_LIMITS, ...limits };
    this.#begin = begin;
    for (const [name, value] of Object.entries(this.limits) as [string, number][]) {
      if (Number.isSafeInteger(value) && value >= 0) continue;
      throw new TypeError(`${name} of sessions is a whole number, 0 or more: ${value}`);
    }
  }

  /** How many there are. */
  get size(): number {
    return this.#byName.size;
  }

  /**
   * The state that a request asks of, begun if need be; undefined where it names no session.
   * @throws {Problem} 400 for a name that is none, and where there are no sessions.
   */
  of(request: RequestHead, now: Date): LiveState | undefined {
    const name = this.nameIn(request);
    return name === undefined ? undefined : this.#stateOf(name, now);
  }

  /**
   * The state that a request asks of, `shared` where it names no session; also of one whose session cannot be had, which
   * is refused for that failure and counted among the others.
   */
  find(request: RequestHead, now: Date, shared: LiveState): AskedState {
    try {
      const session = this.nameIn(request);
      return session === undefined ? { state: shared } : { state: this.#stateOf(session, now), session };
    } catch (error) {
      return { state: shared, failure: error instanceof Error ? error : new Error(String(error)) };
    }
  }

  #stateOf(name: string, now: Date): LiveState {
    const session = this.#byName.get(name) ?? { state: this.#begin(now), lastAsked: 0 };
    session.lastAsked = now.getTime();
    this.#byName.delete(name);
    this.#byName.set(name, session);
    if (this.#byName.size > this.limits.most) this.#dropFirst();
    return session.state;
  }

  /**
   * The session that a request names.
   * @throws {Problem} 400 for a name that is none, and where there are no sessions.
   */
  nameIn({ headers }: RequestHead): string | undefined {
    const name = headers[SESSION_HEADER.toLowerCase()];
    if (name === undefined) return undefined;
    if (this.limits.most === 0) throw refusal("This server keeps no sessions; leave the header out.");
    if (NAME.test(name)) return name;
    throw refusal("A session's name has 1 to 128 letters, digits and . _ : ~ -; send another one.");
  }

  /** Forgets a session; false where there was none. */
  end(name: string): boolean {
    return this.#byName.delete(name);
  }

  /** Forgets all of them. */
  clear(): void {
    this.#byName.clear();
  }

  /** Forgets those that nobody has asked for too long. */
  dropIdle(now: Date): void {
    for (const [name, { lastAsked }] of this.#byName) {
      if (lastAsked + this.limits.idleMs > now.getTime()) return;
      this.#byName.delete(name);
    }
  }

  /** Lets all do their work by the clock. */
  async runTasks(now: Date): Promise<void> {
    this.dropIdle(now);
    for (const { state } of [...this.#byName.values()]) await state.runTasks(now);
  }

  #dropFirst(): void {
    for (const name of this.#byName.keys()) {
      this.#byName.delete(name);
      return;
    }
  }
}

function refusal(detail: string): Problem {
  return new Problem({ status: 400, detail: `${SESSION_HEADER}: ${detail}` });
}
