import { brotliCompressSync, deflateSync, gzipSync } from "node:zlib";
import type { DescribedOperation } from "../../document/contract-document.ts";
import type { ExampleRequest } from "../../operations/examples.ts";
import { namesOfRequests, requestOf, toSent } from "../../operations/examples.ts";
import { ADMIN_TOKEN } from "../../operations/service.ts";
import type { Outgoing } from "../../operations/transports.ts";
import { fc } from "../../property.ts";

/** A request before it is written down, and what is wrong with it then. */
interface Draft extends ExampleRequest {
  readonly method?: string;
  /** Sent in place of a body in JSON. */
  readonly text?: string;
  /** How the body is written at last. */
  readonly encode?: (bytes: Uint8Array) => Uint8Array;
}

type Twist = (draft: Draft) => Draft;

const JSON_TYPE = "application/json";

const pathIds = fc.constantFrom(
  ...["model-1", "model-2", "model-404", "Model_1", "ab-test-1", "node-de-1", "%E0%A4", "a%2Fb"],
);
const queries = anyOf({
  limit: ["0", "2", "2.5", "", "999"],
  cursor: ["nonsense"],
  status: ["production", "lost"],
  sort: ["-accuracy"],
  window: ["1h"],
  unit: ["analyst-1"],
  model_type: ["tgnn", ""],
  q: ["ä ö"],
  colour: ["red"],
  ["__proto__"]: ["1"],
});
const headers = anyOf({
  "if-match": ['"1"', "*"],
  "if-none-match": ["*", '"x", W/"y"'],
  "idempotency-key": ["one", "two", ""],
  accept: ["text/html", "application/*;q=0.5", "*/*;q=0", ";"],
  prefer: ["code=404", "code=299", "example=nowhere", "fault=503", "dynamic=true, seed=7", "dynamic=maybe"],
  "x-admin-token": [ADMIN_TOKEN, "guessed", ""],
  "content-type": ["text/plain", "Application/JSON; charset=UTF-8", "/"],
  cookie: ["a=1; b=2"],
});
const values = fc.oneof(
  fc.jsonValue({ maxDepth: 1 }),
  fc.constantFrom("model-1", "model-2", "staging", "1.2.3", 50),
);
const texts = fc.constantFrom(
  ...["", " ", "{", "[]", "null", '{"a":1,}', '{"__proto__":{}}', "\ufeff{}", "x".repeat(2000)],
);

const asItIs = (bytes: Uint8Array): Uint8Array => bytes;
const codings = fc.constantFrom<[string, (bytes: Uint8Array) => Uint8Array]>(
  ["gzip", gzipSync],
  ["X-GZip", gzipSync],
  ["deflate", deflateSync],
  ["br", brotliCompressSync],
  ["identity", asItIs],
  ["gzip", asItIs],
  ["deflate", (bytes) => deflateSync(bytes).subarray(0, -3)],
  ["br", () => brotliCompressSync(new Uint8Array(2 ** 21))],
  ["zstd", gzipSync],
  ["gzip, br", gzipSync],
);

/** A name with one of the values that are listed for it. */
function anyOf(table: Readonly<Record<string, readonly string[]>>): fc.Arbitrary<[string, string]> {
  return fc.constantFrom(
    ...Object.entries(table).flatMap(([name, list]) => list.map((value): [string, string] => [name, value])),
  );
}

/** What can be done to a request that was well. */
const twists = fc.oneof(
  {
    weight: 2,
    arbitrary: pathIds.map((id): Twist => (draft) => ({ ...draft, path: mapValues(draft.path, () => id) })),
  },
  {
    weight: 3,
    arbitrary: queries.map(([name, value]): Twist => (draft) => ({
      ...draft,
      query: { ...draft.query, [name]: value },
    })),
  },
  {
    weight: 4,
    arbitrary: headers.map(([name, value]): Twist => (draft) => ({
      ...draft,
      headers: { ...draft.headers, [name]: value },
    })),
  },
  {
    weight: 4,
    arbitrary: fc.tuple(fc.nat(), values).map(
      ([at, value]): Twist =>
        (draft) =>
          changeBody(draft, at, value),
    ),
  },
  {
    weight: 2,
    arbitrary: fc.nat().map(
      (at): Twist =>
        (draft) =>
          dropFromBody(draft, at),
    ),
  },
  {
    weight: 1,
    arbitrary: texts.map((text): Twist => (draft) => ({
      ...draft,
      text,
      headers: { "content-type": JSON_TYPE, ...draft.headers },
    })),
  },
  {
    weight: 2,
    arbitrary: codings.map(([coding, encode]): Twist => (draft) => ({
      ...draft,
      encode,
      headers: { ...draft.headers, "content-encoding": coding },
    })),
  },
  {
    weight: 1,
    arbitrary: fc
      .constantFrom("GET", "HEAD", "OPTIONS", "POST", "PUT", "PATCH", "DELETE")
      .map((method): Twist => (draft) => ({ ...draft, method })),
  },
);

/** Requests of these operations, as their examples have them, and with up to three things changed about them. */
export function anyRequest(operations: readonly DescribedOperation[]): fc.Arbitrary<Outgoing> {
  const drawn = fc
    .constantFrom(...operations)
    .chain((operation) =>
      fc.tuple(
        fc.constant(operation),
        fc.constantFrom("", ...namesOfRequests(operation)),
        fc.array(twists, { maxLength: 3 }),
        fc.constantFrom("", "", "", "", "", "", "", "/", "/more"),
      ),
    );
  return drawn.map(([operation, name, changes, ending]) => {
    const { headers, ...request } = requestOf(operation, name);
    const allowed = { ...(operation.security && { "x-admin-token": ADMIN_TOKEN }), ...headers };
    const draft = changes.reduce<Draft>((one, twist) => twist(one), { ...request, headers: allowed });
    return write(operation, draft, ending);
  });
}

function write(operation: DescribedOperation, draft: Draft, ending: string): Outgoing {
  const [declared, target, sent] = toSent(operation, draft);
  const { method = declared, encode = asItIs } = draft;
  const [path = "", query] = target.split("?");
  const text = draft.text ?? (sent.json === undefined ? undefined : JSON.stringify(sent.json));
  // No browser sends a body with these.
  const isBodiless = method === "GET" || method === "HEAD" || text === undefined;
  const type: Record<string, string> = sent.json === undefined ? {} : { "content-type": JSON_TYPE };
  return {
    method,
    target: path + ending + (query === undefined ? "" : `?${query}`),
    headers: { ...type, ...sent.headers },
    ...(!isBodiless && { bytes: encode(new TextEncoder().encode(text)) }),
  };
}

function changeBody(draft: Draft, at: number, value: unknown): Draft {
  const body = draft.body as object | undefined;
  const names = [...Object.keys(body ?? {}), "colour"];
  return body === undefined
    ? draft
    : { ...draft, body: { ...body, [names[at % names.length] ?? ""]: value } };
}

function dropFromBody(draft: Draft, at: number): Draft {
  const entries = Object.entries((draft.body as object | undefined) ?? {});
  entries.splice(at % Math.max(1, entries.length), 1);
  return draft.body === undefined ? draft : { ...draft, body: Object.fromEntries(entries) };
}

function mapValues(
  values: Readonly<Record<string, unknown>>,
  change: () => unknown,
): Record<string, unknown> {
  return Object.fromEntries(Object.keys(values).map((name) => [name, change()]));
}
