import type { Answered } from "../exchange.ts";
import type { Failure, Judge, Judging } from "./check.ts";
import { replyConforms } from "./conformance.ts";
import { invalidRefused, validAccepted, wrongMethodRefused } from "./refusals.ts";

const noServerError: Judge = ({ case: { operation }, reply }) =>
  reply.status < 500
    ? []
    : [{ check: "no-server-error", message: `answers with ${reply.status}`, pointer: operation.pointer }];

const responseTime: Judge = ({ case: { operation }, durationMs }, { maxResponseTimeMs = Infinity }) =>
  durationMs <= maxResponseTimeMs
    ? []
    : [
        {
          check: "response-time",
          message: `takes longer than ${maxResponseTimeMs} ms to answer`,
          pointer: operation.pointer,
        },
      ];

const JUDGES: readonly Judge[] = [
  noServerError,
  replyConforms,
  validAccepted,
  invalidRefused,
  wrongMethodRefused,
  responseTime,
];

/** All that one answer shows to be broken. A server error says enough: nothing else is held against its answer. */
export function judge(exchange: Answered, judging: Judging): Failure[] {
  const judges = exchange.reply.status >= 500 ? [noServerError, responseTime] : JUDGES;
  const failures = judges.flatMap((look) => look(exchange, judging));
  // Many items of one list may be wrong in the same way.
  return [...new Map(failures.map((failure) => [`${failure.check} ${failure.message}`, failure])).values()];
}
