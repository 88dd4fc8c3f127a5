import type { OutgoingHttpHeaders, ServerResponse } from "node:http";
import type { ContractResponse } from "../../contract/request.ts";

/**
 * Writes a response in one piece, without Express' own `send` and `json`, whose ETags, content types and charsets the
 * contract has decided on already.
 * @throws {TypeError} when a header has characters that no header may have; nothing has been written then.
 */
export function writeResponse(
  response: ServerResponse,
  { status, headers, body }: ContractResponse,
  extra: Readonly<Record<string, string>>,
): void {
  const fields: OutgoingHttpHeaders = { ...headers, ...extra };
  if (body !== undefined) fields["Content-Length"] = Buffer.byteLength(body);
  else if (response.req.method !== "HEAD" && status !== 204 && status !== 304) fields["Content-Length"] = 0;
  response.writeHead(status, fields);
  response.end(body);
}
