import type { IncomingMessage, ServerResponse } from "node:http";
import { sendJson } from "../forward/beside.ts";

const list = (operationId: string, tag: string) => ({
  get: {
    ...{ operationId, tags: [tag] },
    parameters: [{ name: "limit", in: "query", schema: { type: "integer", minimum: 1, maximum: 10 } }],
    responses: {
      200: {
        description: "All.",
        content: { "application/json": { schema: { type: "array", items: { type: "string" } } } },
      },
      422: { description: "No such limit." },
    },
  },
});

/** A document with two operations, `listNotes` and `listColours`, each with a tag. */
export const NOTES = {
  openapi: "3.1.1",
  info: { title: "Notes", version: "1.0.0" },
  paths: { "/notes": list("listNotes", "Notes"), "/colours": list("listColours", "Colours") },
};

/** Answers as that document asks for. */
export function answerNotes(request: IncomingMessage, response: ServerResponse): void {
  const url = new URL(request.url ?? "/", "http://localhost");
  if (!["/notes", "/colours"].includes(url.pathname)) sendJson(response, 404, {});
  else if (request.method !== "GET" && request.method !== "HEAD") {
    sendJson(response, 405, {}, { allow: "GET, HEAD" });
  } else if (isBad(url)) sendJson(response, 422, {});
  else sendJson(response, 200, ["a"]);
}

/** Answers as that document asks for, but that its notes are no texts. */
export function answerNumbers(request: IncomingMessage, response: ServerResponse): void {
  const url = new URL(request.url ?? "/", "http://localhost");
  if (url.pathname === "/notes" && request.method === "GET" && !isBad(url)) sendJson(response, 200, [1]);
  else answerNotes(request, response);
}

function isBad({ searchParams }: URL): boolean {
  const limits = searchParams.getAll("limit");
  return limits.some((limit) => !/^([1-9]|10)$/.test(limit)) || limits.length > 1;
}
