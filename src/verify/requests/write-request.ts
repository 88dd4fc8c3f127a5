import { encodeBody } from "../../contract/bodies/encode-body.ts";
import type { JsonObject } from "../../contract/document.ts";
import type { MediaShapes } from "../../contract/media-shapes.ts";
import type { Operation, Parameter } from "../../contract/operation.ts";
import { writeHeader, writePath, writeQuery } from "../../contract/wire/write-parameter.js";
import type { BodyDraft, RequestDraft } from "./request-draft.ts";
import type { WireRequest } from "./wire-request.ts";

/** What is known of the document that requests are written by. */
export interface Writing {
  readonly root: JsonObject;
  readonly shapes: MediaShapes;
}

/** Writes the values of a draft into their places, each in its parameter's style, whether they keep their schemas or not. */
export function writeRequest(writing: Writing, operation: Operation, draft: RequestDraft): WireRequest {
  const headers: Record<string, string> = {};
  const query: string[] = [];
  const cookies: string[] = [];
  let path = `${operation.basePaths[0] ?? ""}${operation.path}`;
  for (const parameter of operation.parameters) {
    const value = ownValue(draft[parameter.in], parameter.name);
    if (value === undefined) continue;
    const content = parameter.mediaType === undefined ? value : JSON.stringify(value);
    if (parameter.in === "path") {
      path = path.replace(`{${parameter.name}}`, () => writePath(parameter, content));
    } else if (parameter.in === "header") {
      headers[parameter.name.toLowerCase()] = toHeaderText(writeHeader(parameter, content));
    } else {
      (parameter.in === "query" ? query : cookies).push(...writePairs(writing, parameter, content));
    }
  }
  query.push(...undeclared(operation, draft));
  if (cookies.length > 0) headers.cookie = cookies.join("; ");
  const body = draft.body && writeBody(writing, draft.body);
  if (body) headers["content-type"] = body.contentType;
  return {
    method: operation.method,
    path,
    query: query.join("&"),
    headers,
    ...(body && { body: body.body }),
  };
}

function ownValue(values: JsonObject, name: string): unknown {
  return Object.hasOwn(values, name) ? values[name] : undefined;
}

/** A whole query that is one value is written as its media type has it (`in: querystring`, OpenAPI 3.2). */
function writePairs({ root, shapes }: Writing, parameter: Parameter, value: unknown): string[] {
  const { wholeQuery: media } = parameter;
  if (!media) return writeQuery(parameter, value);
  const written = encodeBody(value, {
    ...{ contentType: media.mediaType, shape: shapes.of(media), media, root },
  });
  return [String(written.body)];
}

/** Query parameters that the operation does not declare. */
function undeclared({ parameters }: Operation, { query }: RequestDraft): string[] {
  const declared = new Set(parameters.filter(({ in: place }) => place === "query").map(({ name }) => name));
  return Object.entries(query)
    .filter(([name]) => !declared.has(name))
    .map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(String(value))}`);
}

function writeBody({ root, shapes }: Writing, body: BodyDraft) {
  if ("text" in body) return { body: body.text, contentType: body.contentType };
  const { media, value } = body;
  const contentType = media.mediaType.includes("*") ? "application/octet-stream" : media.mediaType;
  return encodeBody(value, { contentType, shape: shapes.of(media), media, root });
}

/** What no header can carry goes out percent-encoded, so that the request can be sent at all (RFC 9110, section 5.5). */
function toHeaderText(text: string): string {
  return text.replace(/[^\t\x20-\x7e]/gu, encodeURIComponent).trim();
}
