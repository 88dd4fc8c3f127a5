import type { JsonObject } from "../contract/document.ts";

/** The names of google.rpc.Code for what HTTP says by its status. */
const RPC_CODES: Readonly<Record<number, string>> = {
  401: "UNAUTHENTICATED",
  403: "PERMISSION_DENIED",
  404: "NOT_FOUND",
  409: "ABORTED",
  412: "FAILED_PRECONDITION",
  500: "INTERNAL",
  501: "UNIMPLEMENTED",
  503: "UNAVAILABLE",
};

function rpcCode(status: number): string {
  return RPC_CODES[status] ?? "INVALID_ARGUMENT";
}

/** What the text of a `status` can say, best first: beside a number in `code` it is a name, as in google.rpc.Status. */
export function wordsForStatus(holder: JsonObject, status: number): readonly string[] {
  const texts = [String(status), rpcCode(status)];
  const known = typeof holder.code === "number" ? texts.toReversed() : texts;
  return [...known, "fail", "error", "failure"];
}

/** What the text of a `code` can say, best first: the kind of problem, in the letters that the schema allows. */
export function wordsForCode(present: string, kind: string, status: number): readonly string[] {
  if (/^\d+$/.test(present)) return [String(status)];
  const snake = kind.replaceAll("-", "_");
  return [kind, snake, snake.toUpperCase(), rpcCode(status), String(status)];
}
