import type { JsonObject } from "../contract/document.ts";
import type { Context } from "../contract/service.ts";
import type { CollectionPlan } from "./collection-plan.ts";

/** An item as it is kept. */
export interface KeptItem {
  /** The values of its path's variables, percent-encoded, with slashes between: `shelter-1/pet-7`. */
  readonly key: string;
  /** The same without its own: which list it is in. Empty where there is one list only. */
  readonly scope: string;
  readonly item: Readonly<JsonObject>;
}

/** What a stateful mock keeps, under the paths of its collections. */
export type KeptState = Record<string, KeptItem>;

/** What its handlers are called with. */
export type StatefulContext = Omit<Context<unknown, KeptState>, "path" | "query" | "body"> &
  Readonly<Record<"path" | "query", JsonObject>> & { readonly body: unknown };

/** Which list of a collection a request is about. */
export function scopeOf({ parents }: Pick<CollectionPlan, "parents">, path: JsonObject): string {
  return parents.map((name) => encode(path[name])).join("/");
}

/** The key of an item in a list. */
export function keyOf(scope: string, id: unknown): string {
  return scope === "" ? encode(id) : `${scope}/${encode(id)}`;
}

function encode(value: unknown): string {
  return encodeURIComponent(String(value));
}

/** A path template with its variables filled in. */
export function fill(template: string, path: JsonObject): string {
  return template.replace(/\{([^{}]+)\}/g, (_, name: string) => encode(path[name]));
}
