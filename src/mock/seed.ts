import type { RequestValues } from "../contract/request-values.ts";
import type { ContractRequest } from "../contract/request.ts";
import { canonical } from "../contract/equality.ts";
import { Random } from "./generate/random.ts";

/** A share from 0 up to 1, 1 left out, that is the same for the same text. */
export function shareOf(text: string): number {
  const random = new Random();
  random.seed(text);
  return random.next();
}

/** What makes a request the same one, its body aside; the order of the query makes no difference, and HEAD is GET. */
export function nameOfRequest({ method, path, query }: Omit<ContractRequest, "body">): string {
  const pairs = query === "" ? [] : query.split("&").sort();
  return [method === "HEAD" ? "GET" : method, path, ...pairs].join("\n");
}

/** The seed of a request's generated reply: the same for the same request, whatever was asked before. */
export function seedOf(request: ContractRequest, { body }: RequestValues, configured: string): string {
  return [configured, nameOfRequest(request), body === undefined ? "" : canonical(body)].join("\n");
}
