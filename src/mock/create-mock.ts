import { negotiate } from "../contract/accept.ts";
import type { Operation } from "../contract/operation.ts";
import type { Problem } from "../contract/problem.ts";
import type { ContractRequest, DraftReply } from "../contract/request.ts";
import type { MockExchange, ReplyChooser } from "./choose-reply.ts";
import { createReplyChooser, notAcceptable } from "./choose-reply.ts";
import { refuseAsDeclared } from "./declared-refusal.ts";
import { withApplied } from "./disturbance.ts";
import type { MakeValue } from "./load-maker.ts";
import type { MockOptions } from "./options.ts";
import type { Preferences } from "./preference.ts";
import { NO_PREFERENCES } from "./preference.ts";
import type { ReplyParts } from "./reply-maker.ts";
import { ReplyMaker } from "./reply-maker.ts";

/** Replies that are made from the contract alone. */
export interface Mock {
  /**
   * Answers a request that keeps the contract.
   * @throws {Problem} 404 for a response or an example that there is not, 406 when the client accepts none of the
   * media types, 501 for an operation without responses.
   */
  answer(exchange: MockExchange): DraftReply | Promise<DraftReply>;
  /** A refusal in the form that the operation declares for it, else as problem+json. */
  refuse(operation: Operation, request: ContractRequest, problem: Problem): Promise<DraftReply>;
}

/** What a mock is made of, besides its options. */
export type MockParts = Pick<ReplyParts, "root" | "findViolations" | "observer">;

/** Makes a mock of a contract. */
export function createMock(parts: MockParts, options: MockOptions): Mock {
  const seed = options.seed ?? "";
  let loading: Promise<MakeValue> | undefined;
  const load = async () => {
    const { loadMaker } = await import("./load-maker.ts");
    return loadMaker(parts.root, {
      locale: options.locale,
      onWarning: (message) => parts.observer.warned?.(message),
    });
  };
  const replyParts = { ...parts, seed, loadMaker: () => (loading ??= load()) };
  const maker = new ReplyMaker(replyParts);
  const choosers = new Map<Operation, ReplyChooser>();
  const chooserOf = (operation: Operation): ReplyChooser => {
    const known = choosers.get(operation);
    if (known) return known;
    const chooser = createReplyChooser(operation);
    choosers.set(operation, chooser);
    return chooser;
  };
  return {
    answer(exchange) {
      const { preferences } = exchange;
      const isDynamic =
        preferences.example === undefined && (preferences.dynamic ?? options.dynamic === true);
      const choice = chooserOf(exchange.operation)(exchange, isDynamic);
      const draft = isDynamic
        ? maker.generated(exchange, choice, false)
        : maker.fromExample(exchange, choice);
      if (preferences === NO_PREFERENCES) return draft;
      return tellApplied(draft, preferences, isDynamic || !maker.hasExample(choice));
    },
    refuse: (operation, request, problem) =>
      refuseAsDeclared({ ...replyParts, maker }, operation, request, problem),
  };
}

/** An example that is asked for by its name is not generated, and a seed has no part in any example. */
async function tellApplied(
  making: DraftReply | Promise<DraftReply>,
  { code, example, dynamic, seed }: Preferences,
  isGenerated: boolean,
): Promise<DraftReply> {
  const draft = await making;
  const applied = {
    ...{ code, example },
    dynamic: example === undefined ? dynamic : undefined,
    seed: isGenerated ? seed : undefined,
  };
  return { ...draft, headers: withApplied(draft.headers, applied) };
}

/** Whether a client asks for a reply of the contract's, also where a handler could answer. */
export function wantsMock({ code, example, dynamic }: Preferences): boolean {
  return code !== undefined || example !== undefined || dynamic === true;
}

/**
 * Refuses a request for what a handler answers, when its client accepts none of the media types of any success.
 * @throws {Problem} 406 that lists what there is.
 */
export function refuseUnacceptable(operation: Operation, { headers }: ContractRequest): void {
  const { accept } = headers;
  if (accept === undefined || accept === "*/*") return;
  const successes = operation.responses.filter(({ status }) => status.startsWith("2"));
  const declared = successes.flatMap(({ content }) => content.map(({ mediaType }) => mediaType));
  if (declared.length === 0 || successes.some(({ content }) => content.length === 0)) return;
  if (!negotiate(accept, declared)) throw notAcceptable(operation, accept, declared);
}
