import type { Ajv2020 } from "ajv/dist/2020.js";
import { canonical } from "../equality.ts";

/**
 * Lets a validator look for equal items in a time that grows as their number does: its own way holds each object
 * against all others, so that a body of a megabyte could keep it busy for hours.
 */
export function findEqualItemsQuickly(ajv: Ajv2020): void {
  const keyword = "uniqueItems";
  ajv.removeKeyword(keyword);
  ajv.addKeyword({
    keyword,
    type: "array",
    schemaType: "boolean",
    errors: "full",
    compile(isWanted: boolean) {
      return function areDistinct(items: readonly unknown[]): boolean {
        const error = isWanted ? findTwinItems(items) : undefined;
        Object.assign(areDistinct, { errors: error ? [error] : [] });
        return error === undefined;
      };
    },
  });
}

/** Two items that are equal. */
export interface TwinItems {
  readonly keyword: "uniqueItems";
  readonly params: { readonly i: number; readonly j: number };
  readonly message: string;
}

/** What is wrong with a list: the first item that is equal to one before it, and that one. */
export function findTwinItems(items: readonly unknown[]): TwinItems | undefined {
  const seen = new Map<unknown, number>();
  for (const [i, item] of items.entries()) {
    const key = keyOf(item);
    const j = seen.get(key);
    if (j !== undefined) return toError(i, j);
    seen.set(key, i);
  }
  return undefined;
}

/** Equal for equal JSON values alone. Texts are told from the texts of objects and lists by a mark. */
function keyOf(value: unknown): unknown {
  if (typeof value === "string") return `"${value}`;
  return typeof value === "object" && value !== null ? canonical(value) : value;
}

function toError(i: number, j: number): TwinItems {
  const message = `must NOT have duplicate items (items ## ${j} and ${i} are identical)`;
  return { keyword: "uniqueItems", params: { i, j }, message };
}
