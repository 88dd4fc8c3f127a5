import type { Store, Transaction, View } from "../store/store.ts";
import type { EngineState } from "./idempotency.ts";
import type { Context, Refusal, Service, Task } from "./service.ts";

// Inside the engine nobody knows the operations' and documents' types; they were checked where the service was
// defined. These are the service's types with those two forgotten.

/** What a handler is called with. */
export type ErasedContext = Omit<
  Context<unknown, EngineState>,
  "path" | "query" | "header" | "cookie" | "body"
> &
  Readonly<Record<"path" | "query" | "header" | "cookie" | "body", unknown>>;

/** What a handler gives back. */
export interface ErasedReply {
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A service whose operations and state are no longer known to the compiler. */
export interface ErasedService {
  readonly handlers: Readonly<
    Record<string, ((context: ErasedContext) => ErasedReply | Promise<ErasedReply>) | undefined>
  >;
  readonly tasks?: Readonly<Record<string, Task<EngineState>>>;
  readonly declaredRefusals?: boolean;
  readonly onRefusal?: (refusal: Refusal<EngineState>) => void | Promise<void>;
}

/** The handler of an operation; names that every object inherits, like `constructor`, are none. */
export function handlerOf(
  { handlers }: ErasedService,
  operationId: string,
): ErasedService["handlers"][string] {
  return Object.hasOwn(handlers, operationId) ? handlers[operationId] : undefined;
}

/** Forgets the types of a service and its store; they fit each other, since both were made for one `State`. */
export function erase<Operations, State>(
  service: Service<Operations, State>,
  store: Store<State & EngineState>,
): { readonly service: ErasedService; readonly store: Store<EngineState> } {
  return { service: service as unknown as ErasedService, store: store };
}

/** The same view, refusing changes: what a GET is given. */
export function forReadingOnly(view: View<EngineState>): Transaction<EngineState> {
  const refuse = (): never => {
    throw new Error("a GET or HEAD may only read the store; change it in a POST, PUT, PATCH or DELETE");
  };
  return {
    get: (collection, id) => view.get(collection, id),
    find: (collection, query) => view.find(collection, query),
    last: (counter) => view.last(counter),
    put: refuse,
    delete: refuse,
    next: refuse,
  };
}
