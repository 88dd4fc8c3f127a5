import type { OutgoingHttpHeaders, ServerResponse } from "node:http";
import { pipeline, Readable } from "node:stream";
import type { ContractResponse } from "../../contract/request.ts";
import { endAfterRest, hasRest } from "./finish-with-rest.ts";
import { REQUEST_ID_HEADER } from "./request-id.ts";

/** What an answer is sent with. */
export interface Sending {
  /** The id of its request. */
  readonly id: string;
  /** Whether its connection shall not be used again. */
  readonly isLast: boolean;
}

/**
 * Writes a response, without Express' own `send` and `json`, whose ETags, content types and charsets the contract has
 * decided on already. A stream is written as fast as the client takes it, ends with the client, and cuts the connection
 * when it fails. A connection whose request has not come to its end is closed after the answer.
 * @throws {TypeError} when a header has characters that no header may have; nothing has been written then.
 */
export function writeResponse(
  response: ServerResponse,
  { status, headers, body, stream, setCookies }: ContractResponse,
  { id, isLast }: Sending,
): void {
  const fields: OutgoingHttpHeaders = { ...headers };
  fields[REQUEST_ID_HEADER] = id;
  if (isLast) fields.Connection = "close";
  if (response.hasHeader("Vary")) addVary(fields, String(response.getHeader("Vary")));
  if (setCookies) fields["Set-Cookie"] = [...setCookies];
  if (stream) {
    response.writeHead(status, fields);
    // Whoever waits for events shall know at once that they are going to come.
    response.flushHeaders();
    pipeline(Readable.fromWeb(stream), response, () => undefined);
    return;
  }
  if (body !== undefined) fields["Content-Length"] = Buffer.byteLength(body);
  else if (response.req.method !== "HEAD" && status !== 204 && status !== 304) fields["Content-Length"] = 0;
  if (hasRest(response.req)) {
    response.writeHead(status, { ...fields, Connection: "close" });
    if (body === undefined || response.req.method === "HEAD") response.flushHeaders();
    else response.write(body);
    endAfterRest(response.req, response);
    return;
  }
  response.writeHead(status, fields);
  response.end(body);
}

/** What was set before the answer was known, for pages of other origins, is varied by too. */
function addVary(fields: OutgoingHttpHeaders, before: string): void {
  const name = Object.keys(fields).find((field) => field.toLowerCase() === "vary");
  if (name !== undefined) fields[name] = `${before}, ${String(fields[name])}`;
}
