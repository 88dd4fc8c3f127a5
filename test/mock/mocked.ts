import { collectionsOf, createContract, createMemoryStore } from "../../src/index.ts";
import type {
  ContractOptions,
  ContractResponse,
  EngineState,
  OpenApiDocument,
  Service,
  Store,
  Violation,
} from "../../src/index.ts";

/** What the handlers of these tests keep. */
export interface CounterState {
  counters: { id: string };
}

/** A response with its body read, as text and, where it is JSON, as a value. */
export interface MockAnswer extends Omit<ContractResponse, "body"> {
  readonly text: string;
  readonly body: unknown;
}

/** What a test sends beside method and target. */
export interface Sent {
  readonly json?: unknown;
  readonly text?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A contract to be asked, and what it has told. */
export interface Mocked {
  readonly ask: (target: string, sent?: Sent) => Promise<MockAnswer>;
  readonly store: Store<CounterState & EngineState>;
  readonly replies: (readonly [operationId: string, status: number, violations: readonly Violation[]])[];
  readonly requests: (readonly [operationId: string, violations: readonly Violation[]])[];
  readonly failures: unknown[];
}

type Options = Partial<Omit<ContractOptions<unknown, CounterState>, "document" | "service" | "store">>;

/** What a test can say beside the paths. */
export interface MockedParts extends Options {
  readonly components?: object;
  /** Handlers of a document that no types were generated from. */
  readonly handlers?: Record<string, (context: never) => unknown>;
}

/** A contract of these paths, written down in the test itself. Targets are `GET /pets?kind=cat`. */
export function mocked(paths: object, { components, handlers = {}, ...options }: MockedParts = {}): Mocked {
  const document = {
    ...{ openapi: "3.1.1", info: { title: "Small", version: "1" }, paths },
    ...(components && { components }),
  } as OpenApiDocument;
  const service = {
    ...{ schemaVersion: 1, collections: { counters: { id: "id" } }, handlers },
  } as Service<unknown, CounterState>;
  const store = createMemoryStore({ collections: collectionsOf(service) });
  const told: Pick<Mocked, "replies" | "requests" | "failures"> = { replies: [], requests: [], failures: [] };
  const observer = {
    replyBroke: (id: string, status: number, violations: readonly Violation[]) =>
      told.replies.push([id, status, violations]),
    requestBroke: (id: string, violations: readonly Violation[]) => told.requests.push([id, violations]),
    failed: (error: unknown) => told.failures.push(error),
  };
  const contract = createContract({ observer, ...options, document, service, store });
  return {
    ...told,
    store,
    async ask(target, { json, text: sentText, headers = {} } = {}) {
      const [method = "", url = ""] = target.split(" ");
      const [path = "", query = ""] = url.split("?");
      const written = json === undefined ? sentText : JSON.stringify(json);
      const bytes = new TextEncoder().encode(written);
      const sent = written !== undefined && {
        headers: { ...(json !== undefined && { "content-type": "application/json" }), ...headers },
        body: () => Promise.resolve(bytes),
      };
      const { body, ...response } = await contract.handle({ method, path, query, headers, ...sent });
      const text = typeof body === "string" ? body : new TextDecoder().decode(body);
      const isJson = (response.headers["Content-Type"] ?? "").includes("json");
      return { ...response, text, body: isJson && text !== "" ? (JSON.parse(text) as unknown) : undefined };
    },
  };
}

/** A path with a single GET of these responses, called `read`. */
export function getting(responses: object, more: object = {}): object {
  return { "/a": { get: { operationId: "read", responses, ...more } } };
}

/** A response of JSON, its examples given by name. */
export function jsonOf(examples: Record<string, unknown>, schema: unknown = {}): object {
  return contentOf({
    "application/json": {
      schema,
      examples: Object.fromEntries(Object.entries(examples).map(([name, value]) => [name, { value }])),
    },
  });
}

/** A response of some content. */
export function contentOf(content: object): object {
  return { description: "", content };
}
