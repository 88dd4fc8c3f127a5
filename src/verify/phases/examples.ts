import type { Operation } from "../../contract/operation.ts";
import { isObject } from "../../contract/document.ts";
import type { RequestParts } from "../requests/base-requests.ts";
import { baseRequest, preferredMedia } from "../requests/base-requests.ts";
import type { RequestDraft } from "../requests/request-draft.ts";
import { writeRequest } from "../requests/write-request.ts";
import type { Exchange } from "../exchange.ts";
import type { Script } from "../session.ts";
import type { PhaseParts } from "./phase.ts";

/** Sends each named example of a request as it stands, and an operation without any once. */
export async function* examplePhase(parts: PhaseParts): AsyncIterable<Script> {
  for (const operation of parts.operations) {
    const base = await baseRequest(parts, operation, { seed: `${parts.seed} example` });
    if (!base) parts.note(`no request was found that ${operation.operationId} takes; give it an example`);
    const names = exampleNames(operation);
    if (names.length === 0 && base) yield toScript(parts, operation, base, undefined);
    for (const name of names) {
      const draft = withExample(operation, base ?? EMPTY, name);
      yield toScript(parts, operation, draft, name);
    }
  }
}

/** The requests that an operation has named examples of, without credentials. */
export async function exampleRequests(parts: RequestParts & { readonly seed: string }, operation: Operation) {
  const names = exampleNames(operation);
  const base = names.length > 0 ? await baseRequest(parts, operation, { seed: parts.seed }) : undefined;
  return names.map((name) => ({
    name,
    request: writeRequest(parts, operation, withExample(operation, base ?? EMPTY, name)),
  }));
}

const EMPTY: RequestDraft = { path: {}, query: {}, header: {}, cookie: {} };

function exampleNames({ parameters, requestBody }: Operation): string[] {
  const bodies = requestBody?.content ?? [];
  return [...new Set([...parameters, ...bodies].flatMap(({ examples }) => [...examples.keys()]))];
}

/** What has no example of this name is as in the base. */
function withExample(operation: Operation, base: RequestDraft, name: string): RequestDraft {
  const draft = {
    ...base,
    path: { ...base.path },
    query: { ...base.query },
    header: { ...base.header },
    cookie: { ...base.cookie },
  };
  for (const parameter of operation.parameters) {
    if (parameter.examples.has(name)) draft[parameter.in][parameter.name] = parameter.examples.get(name);
  }
  const media = operation.requestBody?.content.find(({ examples }) => examples.has(name));
  const chosen = media ?? preferredMedia(operation);
  const value = media?.examples.get(name);
  return chosen && value !== undefined ? { ...draft, body: { media: chosen, value } } : draft;
}

function toScript(
  parts: PhaseParts,
  operation: Operation,
  draft: RequestDraft,
  name: string | undefined,
): Script {
  const title = name === undefined ? "a plain request" : `the example ${name}`;
  return {
    ...{ operation, title },
    run: async (session) => {
      const exchange = await session.send({
        ...{ operation, title },
        request: parts.credentials.attach(operation, writeRequest(parts, operation, draft)),
      });
      if (!exchange || name === undefined) return;
      const differences = compareWithExample(operation, exchange, name);
      for (const message of differences) {
        session.fail({ check: "example-matches", message, pointer: operation.pointer }, exchange);
      }
    },
  };
}

/** In what the answer has another shape than the response example of this name, if it has the status of one. */
function compareWithExample(operation: Operation, { reply, content }: Exchange, name: string): string[] {
  const response = operation.responses.find(({ status }) => status === String(reply.status));
  const example = response?.content.find(({ examples }) => examples.has(name))?.examples.get(name);
  if (example === undefined || content.value === undefined || content.value instanceof Uint8Array) return [];
  return shapeDifferences(example, content.value, "").map(
    (difference) => `answers the example ${name} with ${difference}`,
  );
}

/** An example tells which members there are; which of them may be missing is the schema's to say, and what lists hold too. */
function shapeDifferences(example: unknown, actual: unknown, path: string): string[] {
  const [wanted, got] = [typeName(example), typeName(actual)];
  if (wanted === "null" || got === "null") return [];
  if (wanted !== got)
    return [`${got} at ${path === "" ? "the top" : path}, where the response example has ${wanted}`];
  if (!isObject(example) || !isObject(actual)) return [];
  return Object.entries(example).flatMap(([member, value]) =>
    Object.hasOwn(actual, member) ? shapeDifferences(value, actual[member], `${path}/${member}`) : [],
  );
}

function typeName(value: unknown): string {
  if (value === null) return "null";
  return Array.isArray(value) ? "array" : typeof value;
}
