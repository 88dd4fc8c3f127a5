import type { Collections, Seed, Transaction } from "../store/store.ts";
import type { Problem } from "./problem.ts";
import type { TrafficWindow } from "./traffic.ts";

/**
 * What a request's `parameters` look like in the types that openapi-typescript writes. Here and below, an operation
 * without such types, `unknown`, takes and gives anything; what it is held to is seen when it is asked.
 */
type Parameters<Operation, Place extends string> = unknown extends Operation
  ? Readonly<Record<string, unknown>>
  : Operation extends { parameters: infer All }
    ? Place extends keyof All
      ? NonNullable<All[Place]>
      : Record<string, never>
    : Record<string, never>;

type Content<Part> = Part extends { content: infer Media } ? Media[keyof Media] : undefined;

/** The body an operation takes; undefined where it takes none. */
export type RequestBody<Operation> = unknown extends Operation
  ? unknown
  : Operation extends { requestBody: infer Body }
    ? Content<Body>
    : Operation extends { requestBody?: infer Body }
      ? Content<NonNullable<Body>> | undefined
      : undefined;

/** A reply of any status. */
export interface AnyReply {
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A reply of one of the operation's declared statuses, with that status' body. */
export type Reply<Operation> = unknown extends Operation
  ? AnyReply
  : Operation extends { responses: infer Responses }
    ? {
        [Status in keyof Responses & number]: {
          readonly status: Status;
          readonly body: Content<Responses[Status]>;
          readonly headers?: Readonly<Record<string, string>>;
        };
      }[keyof Responses & number]
    : never;

/** Makes a reply: `reply(200, { status: "success" }, { ETag: '"7"' })`. */
export function reply<const Status extends number, Body>(
  status: Status,
  body: Body,
  headers: Readonly<Record<string, string>> = {},
): { readonly status: Status; readonly body: Body; readonly headers: Readonly<Record<string, string>> } {
  return { status, body, headers };
}

/** Figures of the machine the contract runs on. Shares are percentages from 0 to 100. */
export interface HostFigures {
  readonly cpuUsage: number;
  readonly memoryUsage: number;
  readonly diskUsage: number;
  /** Bytes received and sent over all interfaces since the machine started. */
  readonly networkInBytes: number;
  readonly networkOutBytes: number;
}

/** What a handler or a task may use of the world around it; a test can fix each of them. */
export interface Surroundings {
  /** The time of the request; one request has one time. */
  readonly now: Date;
  /** A number from 0 up to 1, 1 left out. */
  readonly random: () => number;
  /** A new id that no other call has given or will give: a UUID. */
  readonly newId: () => string;
  /** What this contract has really seen in the last `ms` milliseconds. */
  readonly traffic: (ms: number) => TrafficWindow;
  /** Figures of this machine, or undefined where they cannot be read (in a browser). */
  readonly host: () => Promise<HostFigures | undefined>;
}

/** What a handler is given: the request as the contract types it, and the store. */
export interface Context<Operation, State> extends Surroundings {
  readonly operationId: string;
  readonly path: Parameters<Operation, "path">;
  readonly query: Parameters<Operation, "query">;
  /** Declared header parameters under the names that the contract gives them. */
  readonly header: Parameters<Operation, "header">;
  readonly cookie: Parameters<Operation, "cookie">;
  readonly body: RequestBody<Operation>;
  /** The names of the security schemes that the request satisfied. */
  readonly authenticated: readonly string[];
  /**
   * The store. All that one request changes is one transaction, begun at the handler's first call and committed
   * before the reply is sent; a handler that throws changes nothing. GET and HEAD may only read.
   */
  readonly store: Transaction<State>;
}

/** Answers one operation. Expected refusals are thrown as a Problem. */
export type Handler<Operation, State> = (
  context: Context<Operation, State>,
) => Reply<Operation> | Promise<Reply<Operation>>;

/** A handler for each operation that has one; the others are answered from the contract's examples. */
export type Handlers<Operations, State> = {
  readonly [Id in keyof Operations]?: Handler<Operations[Id], State>;
};

/** Work that is done by the clock and not by a request. */
export interface Task<State> {
  /** Milliseconds from one run to the next. */
  readonly everyMs: number;
  /** One run is one transaction. */
  readonly run: (context: Surroundings & { readonly store: Transaction<State> }) => void | Promise<void>;
}

/** A refusal as the audit hook sees it. */
export interface Refusal<State> extends Surroundings {
  readonly operationId: string;
  readonly problem: Problem;
  readonly path: Readonly<Record<string, unknown>>;
  readonly header: Readonly<Record<string, unknown>>;
  readonly body: unknown;
  readonly authenticated: readonly string[];
  /** A transaction of its own: what the refused handler had changed is already undone. */
  readonly store: Transaction<State>;
}

/** Brings documents of one schema version to the next. */
export type Migration = (seed: Seed<Record<string, object>>) => Seed<Record<string, object>>;

/** Everything that makes a document a living API: its handlers, and the state that they keep. */
export interface Service<Operations, State> {
  readonly handlers: Handlers<Operations, State>;
  readonly collections: Collections<State>;
  /** The version of the documents' shape, from 1. Raise it and add a migration when the shape changes. */
  readonly schemaVersion: number;
  /** `migrations[1]` brings version 1 to version 2, and so on. */
  readonly migrations?: Readonly<Record<number, Migration>>;
  readonly tasks?: Readonly<Record<string, Task<State>>>;
  /** Whether problems that handlers throw take the form that their operation declares for them, and not their own. */
  readonly declaredRefusals?: boolean;
  /** Called for a problem that a handler of a changing operation threw, to keep an audit trail. */
  readonly onRefusal?: (refusal: Refusal<State>) => void | Promise<void>;
}

/** The state that a fresh store starts with; `now` lets history end at the present. */
export type Fixtures<State> = (now: Date) => Seed<State>;

/** Names a service, so that the compiler checks each handler against its operation. */
export function defineService<Operations, State>(
  service: Service<Operations, State>,
): Service<Operations, State> {
  return service;
}
