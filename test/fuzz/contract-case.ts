import { MediaShapes } from "../../src/contract/media-shapes.ts";
import type { Operation } from "../../src/contract/operation.ts";
import { createGenerator } from "../../src/mock/generate/generator.ts";
import { collectionsOf, createContract, createMemoryStore } from "../../src/index.ts";
import type { OpenApiDocument } from "../../src/index.ts";
import { KnownValues } from "../../src/verify/known-values.ts";
import type { RequestParts } from "../../src/verify/requests/base-requests.ts";
import { likelyRequest } from "../../src/verify/requests/base-requests.ts";
import { Credentials } from "../../src/verify/requests/credentials.ts";
import type { WireRequest } from "../../src/verify/requests/wire-request.ts";
import { targetOf } from "../../src/verify/requests/wire-request.ts";
import { writeRequest } from "../../src/verify/requests/write-request.ts";
import type { Chance } from "./chance.ts";
import { mutateBytes } from "./mutate-bytes.ts";
import { mutateDraft } from "./mutate-draft.ts";

/** Makes requests of a contract, most of them with something wrong. */
export interface ContractCases {
  readonly operations: readonly Operation[];
  /** A request in latin1, of HTTP/1.1. */
  readonly make: (chance: Chance) => string;
}

/** Prepares to make them. `headers` go with each request, such as credentials. */
export async function contractCases(
  document: OpenApiDocument,
  host: string,
  headers: Readonly<Record<string, string>>,
): Promise<ContractCases> {
  const service = { handlers: {}, collections: {}, schemaVersion: 1 };
  const store = createMemoryStore({ collections: collectionsOf(service) });
  const { operations, inspection } = createContract({ document, service, store });
  const root = { ...document };
  const parts: RequestParts = {
    ...{ root, inspection, known: new KnownValues(), credentials: new Credentials(root, { headers }) },
    shapes: new MediaShapes(root),
    generator: await createGenerator(root),
  };
  return { operations, make: (chance) => toMessage(requestFor(parts, operations, chance), host) };
}

function requestFor(parts: RequestParts, operations: readonly Operation[], chance: Chance): WireRequest {
  const operation = chance.pick(operations);
  const content = operation.requestBody?.content ?? [];
  const draft = likelyRequest(parts, operation, {
    seed: String(chance.below(1_000_000)),
    optional: chance.is(50),
    examples: chance.is(50),
    ...(content.length > 0 && { media: chance.pick(content) }),
  });
  let request: WireRequest;
  try {
    request = writeRequest(parts, operation, chance.is(65) ? mutateDraft(chance, draft) : draft);
  } catch {
    // Some values cannot be written in their media type at all.
    request = writeRequest(parts, operation, draft);
  }
  const credited = chance.is(90) ? parts.credentials.attach(operation, request) : request;
  return chance.is(40) ? mutateRequest(chance, credited, operations) : credited;
}

const TYPES = [
  ...["application/json", "application/xml", "text/plain", "application/x-www-form-urlencoded", "x/y", "*/*"],
  ...["multipart/form-data; boundary=x", "application/merge-patch+json", "application/x-ndjson", "text/csv"],
];
const TEXTS = [
  "",
  "{",
  "[]",
  "null",
  '{"__proto__":{"x":1}}',
  "[".repeat(500),
  "\0",
  "a=1&a=2&__proto__[x]=3",
];

function mutateRequest(chance: Chance, request: WireRequest, operations: readonly Operation[]): WireRequest {
  const { path, query, headers, body = "" } = request;
  return chance.pick<() => WireRequest>([
    () => ({
      ...request,
      method: chance.pick(["GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE"]),
    }),
    () => ({
      ...request,
      path: path + chance.pick(["/", "/x", "//", "/__proto__", "%2f", ";a=b", "/..", "%00"]),
    }),
    () => ({ ...request, path: chance.pick(operations).path }),
    () => ({ ...request, query: `${query}&${query}` }),
    () => ({
      ...request,
      query: `${query}&${chance.pick(["__proto__=1", "x", "=", "a[b][c]=d", "%=%", "&&&"])}`,
    }),
    () => ({ ...request, headers: { ...headers, "content-type": chance.pick(TYPES) } }),
    () => ({ ...request, headers: { ...headers, accept: chance.pick(["text/html", "x", "*/*;q=0", ""]) } }),
    () => ({ ...request, headers: { ...headers, "content-encoding": chance.pick(["gzip", "br", "x"]) } }),
    () => ({
      ...request,
      body: chance.pick(TEXTS),
      headers: { "content-type": "application/json", ...headers },
    }),
    () => ({ ...request, body: Buffer.from(mutateBytes(chance, toLatin1(body)), "latin1") }),
  ])();
}

function toMessage(request: WireRequest, host: string): string {
  const { method, headers, body } = request;
  const target = targetOf(request).replace(/[^!-~]/g, (sign) => encodeURIComponent(sign.toWellFormed()));
  const fields = Object.entries(headers).map(
    ([name, value]) => `${name}: ${value.replace(/[^\t -~]/g, "?")}`,
  );
  const sent = body === undefined ? undefined : toLatin1(body);
  const length = sent === undefined ? [] : [`Content-Length: ${sent.length}`];
  return `${[`${method} ${target} HTTP/1.1`, `Host: ${host}`, ...fields, ...length, "Connection: close"].join("\r\n")}\r\n\r\n${sent ?? ""}`;
}

function toLatin1(body: string | Uint8Array): string {
  return Buffer.from(body as string).toString("latin1");
}
