import type { Operation } from "../contract/operation.ts";

/** Which operations are asked of the backend, by their operationId or one of their tags. */
export interface SelectionOptions {
  /** These and no others, and nothing that is outside the contract. */
  readonly only?: readonly string[];
  /** All but these. */
  readonly local?: readonly string[];
}

/** Whether a request goes to the backend: for its operation, or undefined where the contract has none. */
export type Selection = (operation: Operation | undefined) => boolean;

/**
 * Looks up what was named.
 * @throws {TypeError} for a name that is neither an operation nor a tag of the contract.
 */
export function createSelection(operations: readonly Operation[], options: SelectionOptions): Selection {
  const local = resolve(operations, options.local ?? []);
  const only = options.only && options.only.length > 0 ? resolve(operations, options.only) : undefined;
  return (operation) => {
    if (operation === undefined) return only === undefined;
    return !local.has(operation) && (only?.has(operation) ?? true);
  };
}

function resolve(operations: readonly Operation[], names: readonly string[]): ReadonlySet<Operation> {
  return new Set(
    names.flatMap((name) => {
      const named = operations.filter(
        ({ operationId, tags }) => operationId === name || tags.some((tag) => isSame(tag, name)),
      );
      if (named.length > 0) return named;
      const tags = [...new Set(operations.flatMap((operation) => operation.tags))];
      const known = tags.length === 0 ? "it has no tags" : `its tags are ${tags.join(", ")}`;
      throw new TypeError(`the contract has no operation and no tag called ${name}; ${known}`);
    }),
  );
}

/** On a command line, nobody looks at the capitals of a tag. */
function isSame(tag: string, name: string): boolean {
  return tag.toLowerCase() === name.toLowerCase();
}
