import type { components, operations } from "../../handlers/contract.gen.ts";
import type { Context, Reply } from "../../src/index.ts";
import type { DescribedOperation } from "../document/contract-document.ts";
import type { DeclaredReplies } from "./declared-replies.ts";
import type { Line } from "./transports.ts";

/** The schemas of the contract. */
export type Wire = components["schemas"];
export type OperationId = keyof operations;

/** What an operation takes, part by part. The admin token is sent where it is needed. */
export interface Input<Id extends OperationId> {
  readonly path?: Context<operations[Id], never>["path"];
  readonly query?: Context<operations[Id], never>["query"];
  readonly header?: Context<operations[Id], never>["header"];
  readonly body?: Context<operations[Id], never>["body"];
}

/** The body of an operation's success. */
export type Success<Id extends OperationId> = Extract<
  Reply<operations[Id]>,
  { readonly status: 200 | 201 | 202 }
>["body"];

/** What came back; header names are in lower case. */
export interface Answer<Body = unknown> {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Body;
  readonly text: string;
}

/** What is sent beside method and target. */
export interface Sent {
  readonly json?: unknown;
  readonly text?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Ways to ask a service. Each of them fails when the answer is not one that the contract declares. */
export interface Ask {
  /** Sends just this. */
  readonly ask: (method: string, target: string, sent?: Sent) => Promise<Answer>;
  /** Asks an operation, whatever it answers. */
  readonly call: <Id extends OperationId>(id: Id, input?: Input<Id>) => Promise<Answer>;
  /** Asks an operation that must succeed. */
  readonly done: <Id extends OperationId>(id: Id, input?: Input<Id>) => Promise<Answer<Success<Id>>>;
  /** Asks an operation that must be refused with this status. */
  readonly refused: <Id extends OperationId>(
    id: Id,
    status: number,
    input?: Input<Id>,
  ) => Promise<Answer<Wire["Problem"]>>;
}

/** Makes them; `seen` gathers what was answered, and `adminToken` is sent to the operations that need one. */
export function createAsk(
  line: Line,
  described: readonly DescribedOperation[],
  declared: DeclaredReplies,
  seen: Set<string>,
  adminToken: string,
): Ask {
  const byId = new Map(described.map((operation) => [operation.operationId, operation]));

  const ask: Ask["ask"] = async (method, target, { json, text, headers = {} } = {}) => {
    const content = json === undefined ? text : JSON.stringify(json);
    const incoming = await line.send({
      method,
      target,
      headers: { ...(json !== undefined && { "content-type": "application/json" }), ...headers },
      ...(content !== undefined && { bytes: new TextEncoder().encode(content) }),
    });
    const operation = declared.find(method, target.split("?")[0] ?? "");
    if (operation) {
      declared.assertDeclared(operation, incoming);
      seen.add(`${operation.operationId} ${incoming.status}`);
    }
    const body: unknown = incoming.text === "" ? undefined : JSON.parse(incoming.text);
    return { ...incoming, body };
  };

  const call: Ask["call"] = (id, { path, query, header, body } = {}) => {
    const operation = byId.get(id);
    if (!operation) throw new Error(`The contract has no operation ${id}.`);
    return ask(operation.method, targetOf(operation, { ...path }, { ...query }), {
      json: body,
      headers: { ...(operation.security && { "x-admin-token": adminToken }), ...asText({ ...header }) },
    });
  };

  return {
    ask,
    call,
    async done<Id extends OperationId>(id: Id, input?: Input<Id>) {
      const answer = await call(id, input);
      if (answer.status < 300) return { ...answer, body: answer.body as Success<Id> };
      throw new Error(`${id} ${JSON.stringify(input)} was answered ${answer.status} ${answer.text}`);
    },
    async refused(id, status, input) {
      const answer = await call(id, input);
      if (answer.status === status) return { ...answer, body: answer.body as Wire["Problem"] };
      throw new Error(`${id} ${JSON.stringify(input)} was answered ${answer.status} ${answer.text}`);
    },
  };
}

/** Path and query of a request. */
export function targetOf(
  { path: template }: Pick<DescribedOperation, "path">,
  path: Readonly<Record<string, unknown>>,
  query: Readonly<Record<string, unknown>>,
): string {
  const filled = template.replaceAll(/\{(.+?)\}/g, (_, name: string) =>
    encodeURIComponent(String(path[name])),
  );
  const pairs = Object.entries(query).filter(([, value]) => value !== undefined);
  const text = pairs.map(([name, value]) => `${name}=${encodeURIComponent(String(value))}`).join("&");
  return text === "" ? filled : `${filled}?${text}`;
}

function asText(headers: Readonly<Record<string, unknown>>): Record<string, string> {
  const sent = Object.entries(headers).filter(([, value]) => value !== undefined);
  return Object.fromEntries(sent.map(([name, value]) => [name, String(value)]));
}
