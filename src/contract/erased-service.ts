import { memoryStores } from "../store/memory-store.ts";
import type { UntypedSeed } from "../store/seed-image.ts";
import type { Seed, Store, Transaction, View } from "../store/store.ts";
import { collectionsOf } from "./collections.ts";
import type { EngineState } from "./idempotency.ts";
import type { AnyReply, Context, Fixtures, Refusal, Service, Task } from "./service.ts";
import type { StateVersions } from "./state-versions.ts";
import { versionsOf } from "./state-versions.ts";

// Inside the engine nobody knows the operations' and documents' types; they were checked where the service was
// defined. These are the service's types with those two forgotten.

/** What a handler is called with. */
export type ErasedContext = Omit<
  Context<unknown, EngineState>,
  "path" | "query" | "header" | "cookie" | "body"
> &
  Readonly<Record<"path" | "query" | "header" | "cookie" | "body", unknown>>;

/** A service whose operations and state are no longer known to the compiler. */
export interface ErasedService {
  readonly handlers: Readonly<
    Record<string, ((context: ErasedContext) => AnyReply | Promise<AnyReply>) | undefined>
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

/** A service with its state, all of which may be left out; they fit each other, since they are of one `State`. */
export interface StatefulParts<Operations, State> {
  readonly service?: Service<Operations, State>;
  readonly store?: Store<State & EngineState>;
  readonly fixtures?: Fixtures<State>;
}

/** The same, all of them there, whose types are forgotten. */
export interface ErasedParts {
  readonly service: ErasedService;
  readonly store: Store<EngineState>;
  readonly fixtures: (now: Date) => UntypedSeed;
  /** Makes another store in memory with the fixtures of a time, or of a few seconds before. */
  readonly begin: (now: Date, mostLetters?: number) => Store<EngineState>;
  readonly versions: StateVersions;
}

/** Forgets the types of a service and its state; a store that is made for it begins at `now`. */
export function erase<Operations, State>(parts: StatefulParts<Operations, State>, now: Date): ErasedParts {
  const service = (parts.service ?? NO_SERVICE) as Service<Operations, State>;
  const fixtures = parts.fixtures ?? (() => ({ collections: {} }));
  let recent:
    { readonly madeAt: number; readonly open: (mostLetters?: number) => Store<EngineState> } | undefined;
  const begin = (at: Date, mostLetters?: number): Store<EngineState> => {
    if (recent === undefined || Math.abs(at.getTime() - recent.madeAt) > FRESH_MS) {
      const seed = fixtures(at) as Seed<State & EngineState>;
      recent = { madeAt: at.getTime(), open: memoryStores({ collections: collectionsOf(service), seed }) };
    }
    return recent.open(mostLetters);
  };
  return {
    service: service as unknown as ErasedService,
    store: parts.store ?? begin(now),
    ...{ fixtures, begin },
    versions: versionsOf(service),
  };
}

/** Fixtures may take their time to be made, and this is how long those of a moment ago are good, in milliseconds. */
const FRESH_MS = 10_000;

/** Nobody has written handlers: the document answers alone. */
const NO_SERVICE = { handlers: {}, collections: {}, schemaVersion: 1 };

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
