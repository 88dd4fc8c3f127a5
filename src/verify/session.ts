import type { Operation } from "../contract/operation.ts";
import type { Failure } from "./checks/check.ts";
import type { Exchange } from "./exchange.ts";
import type { CaseDraft } from "./test-case.ts";

/** Sends requests for a script, and hears of what it finds. */
export interface Session {
  /**
   * Sends a case and judges its answer; undefined where none came, or where there is nothing more to be sent.
   * Judgements about several answers are the script's own.
   */
  send(draft: CaseDraft): Promise<Exchange | undefined>;
  /** Tells of something that this exchange, with those before it, shows to be broken. */
  fail(failure: Failure, exchange: Exchange): void;
}

/** Requests that belong together, one after the other: mostly one alone. */
export interface Script {
  /** The operation that it is about. */
  readonly operation: Operation;
  /** What is done, in a few words. */
  readonly title: string;
  run(session: Session): Promise<void>;
}

/** The script of one case alone. */
export function single(draft: CaseDraft): Script {
  return {
    operation: draft.operation,
    title: draft.title,
    run: async (session) => {
      await session.send(draft);
    },
  };
}
