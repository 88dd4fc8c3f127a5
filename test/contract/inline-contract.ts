import { collectionsOf, createContract, createMemoryStore } from "../../src/index.ts";
import type { Contract, ContractOptions, EngineState, OpenApiDocument, Service } from "../../src/index.ts";

/** The parts of a document that a test is about; the rest is filled in. */
export interface InlineDocument {
  readonly paths?: object;
  readonly components?: object;
  readonly servers?: readonly object[];
}

/** What a handler of an inline document sees of a request. */
export interface Seen {
  readonly path: Record<string, unknown>;
  readonly query: Record<string, unknown>;
  readonly header: Record<string, unknown>;
  readonly cookie: Record<string, unknown>;
  readonly body: unknown;
}

/** Answers one operation: with any status and body, whatever the document says. */
export type InlineHandler = (seen: Seen) => {
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  readonly mediaType?: string;
};

/** An answer as it was written out. */
export interface InlineAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
  readonly bytes: Uint8Array;
  /** The body where it is JSON. */
  readonly json: unknown;
}

/** What is sent: text as it is, or bytes, of a media type. */
export interface InlineRequest {
  readonly type?: string;
  readonly body?: string | Uint8Array;
  readonly headers?: Readonly<Record<string, string>>;
}

/** What the store of an inline contract keeps. */
interface Kept {
  things: { id: string };
}

type Options = Partial<Omit<ContractOptions<unknown, Kept>, "document" | "service" | "store">>;

/** A contract whose document is written down in the test itself. */
export function createInline(
  parts: InlineDocument,
  handlers: Readonly<Record<string, InlineHandler>> = {},
  options: Options = {},
): { readonly contract: Contract; readonly ask: ReturnType<typeof asker> } {
  const document = {
    openapi: "3.1.1",
    info: { title: "Inline", version: "1.0.0" },
    paths: {},
    ...parts,
  } as unknown as OpenApiDocument;
  const service = { handlers, collections: { things: { id: "id" } }, schemaVersion: 1 } as Service<
    unknown,
    Kept
  >;
  const store = createMemoryStore<Kept & EngineState>({ collections: collectionsOf(service) });
  const contract = createContract({ ...options, document, service, store });
  return { contract, ask: asker(contract) };
}

/** A contract with `POST /` that takes `content` and tells what its handler has seen, and `ask` to send to it. */
export function createEcho(
  content: object,
  components: object = {},
  required = true,
): { readonly seen: () => unknown; readonly send: (sent: InlineRequest) => Promise<InlineAnswer> } {
  let last: unknown;
  const paths = {
    "/": {
      post: {
        operationId: "echo",
        requestBody: { required, content },
        responses: { 200: { description: "", content: { "application/json": {} } } },
      },
    },
  };
  const { ask } = createInline(
    { paths, components },
    {
      echo: ({ body }) => {
        last = body;
        return { status: 200, body: {} };
      },
    },
  );
  return { seen: () => last, send: (sent) => ask("POST", "/", sent) };
}

function asker(contract: Contract) {
  return async (method: string, target: string, sent: InlineRequest = {}): Promise<InlineAnswer> => {
    const [path = "", query = ""] = target.split("?");
    const { body, type, headers } = sent;
    const bytes = typeof body === "string" ? new TextEncoder().encode(body) : body;
    const response = await contract.handle({
      method,
      path,
      query,
      headers: { ...(type !== undefined && { "content-type": type }), ...headers },
      ...(bytes && { body: () => Promise.resolve(bytes) }),
    });
    const answered =
      typeof response.body === "string" ? new TextEncoder().encode(response.body) : response.body;
    const text = new TextDecoder().decode(answered);
    const isJson = /[/+]json(?:;|$)/.test(response.headers["Content-Type"] ?? "");
    const json: unknown = isJson && text !== "" ? JSON.parse(text) : undefined;
    return {
      status: response.status,
      headers: response.headers,
      text,
      bytes: answered ?? new Uint8Array(),
      json,
    };
  };
}
