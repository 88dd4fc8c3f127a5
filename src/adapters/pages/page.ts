import { Problem } from "../../contract/problem.ts";
import type { ContractRequest, DraftReply } from "../../contract/request.ts";

/** A request as a page sees it. */
export interface PageRequest extends ContractRequest {
  /** The address that the connection comes from. */
  readonly remoteAddress: string | undefined;
}

/** Something that the server itself has to say, beside the contract. */
export interface Page {
  readonly method: "GET" | "POST";
  readonly answer: Answer;
  /** What it does when it is posted to, where it can be read too. */
  readonly post?: Answer;
  /** What it does when it is asked to remove what it tells of. */
  readonly remove?: Answer;
  /** Whether it is open to everybody, without an API key, and as often as they like: how the server is. */
  readonly isOpen?: boolean;
  /**
   * Whether it answers a browser that asks for HTML at any path that nobody else has, too: a frontend, whose script knows
   * what is there.
   */
  readonly hasRoutes?: boolean;
  /** Whether it is for programs alone, so that a browser that goes there wants the frontend, where there is one. */
  readonly isForPrograms?: boolean;
}

type Answer = (request: PageRequest) => DraftReply | Promise<DraftReply>;

/**
 * Answers for a page: HEAD as GET, OPTIONS by the methods there are.
 * @throws {Problem} 405 for another method, and whatever the page refuses.
 */
export async function answerPage(page: Page, request: PageRequest): Promise<DraftReply> {
  const { method } = request;
  if (method === page.method || (method === "HEAD" && page.method === "GET")) return page.answer(request);
  if (method === "POST" && page.post) return page.post(request);
  if (method === "DELETE" && page.remove) return page.remove(request);
  const read = page.method === "GET" ? ["GET", "HEAD"] : [];
  const write = page.method === "POST" || page.post ? ["POST"] : [];
  const allow = [...(page.remove ? ["DELETE"] : []), ...read, "OPTIONS", ...write].join(", ");
  if (method === "OPTIONS") return { status: 204, headers: { Allow: allow }, source: "engine" };
  throw new Problem({
    status: 405,
    detail: `${request.path} knows ${allow}, not ${method}.`,
    headers: { Allow: allow },
  });
}

/** A reply in JSON that nobody keeps a copy of. */
export function jsonReply(status: number, body: unknown): DraftReply {
  return { status, headers: { "Cache-Control": "no-store" }, body, source: "engine" };
}
