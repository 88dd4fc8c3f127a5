import type { ErasedContext } from "./erased-service.ts";
import type { AnyReply } from "./service.ts";

type MaybeReply = AnyReply | undefined;

/** A handler whose operation is no longer known to the compiler; one in plain JavaScript may forget its reply. */
export type ErasedHandler = (context: ErasedContext) => MaybeReply | Promise<MaybeReply>;

/** How long an override holds. */
export interface OverrideOptions {
  /** For one request only; until a reset where left out. */
  readonly once?: boolean;
}

/** Handlers that stand before those of the service for a while, as a test wants them. The last one given comes first. */
export class Overrides {
  readonly #known: ReadonlySet<string>;
  readonly #given = new Map<string, { readonly handler: ErasedHandler; readonly once: boolean }[]>();

  constructor(operationIds: Iterable<string>) {
    this.#known = new Set(operationIds);
  }

  /**
   * Lets a handler answer an operation. What it is asked and what it answers is checked like any other.
   * @throws {TypeError} when the contract has no such operation, or the handler is no function.
   */
  add(operationId: string, handler: ErasedHandler, { once = false }: OverrideOptions = {}): void {
    if (!this.#known.has(operationId)) {
      const known = [...this.#known];
      const told = known.slice(0, 20).join(", ") + (known.length > 20 ? ", …" : "");
      throw new TypeError(
        `no operation of the contract is called ${operationId}, so that it cannot be overridden; there are ${told}`,
      );
    }
    if (typeof handler !== "function") {
      throw new TypeError(`the override of ${operationId} must be a function that returns a reply`);
    }
    this.#given.set(operationId, [...(this.#given.get(operationId) ?? []), { handler, once }]);
  }

  /** The handler that answers the next request, undefined where none stands before the service's. */
  take(operationId: string): ErasedHandler | undefined {
    const given = this.#given.get(operationId);
    const last = given?.at(-1);
    if (last?.once) given?.pop();
    return last?.handler;
  }

  /** Takes all of them away. */
  clear(): void {
    this.#given.clear();
  }
}
