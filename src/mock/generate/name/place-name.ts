import type { JsonObject } from "../../../contract/document.ts";
import { isObject } from "../../../contract/document.ts";
import { valueAt } from "../../../contract/json-pointer.ts";
import type { Demand } from "../demand.ts";

/** What a place is called, in lower-case words: `billingAddress` is `["billing", "address"]`. */
export interface PlaceName {
  /** The property, component, header or parameter. */
  readonly words: readonly string[];
  /** What has the property. */
  readonly owner: readonly string[];
}

/** A place of which no name says anything. */
export const NAMELESS: PlaceName = { words: [], owner: [] };

/** Steps of a pointer that lead to a part of the same thing, or to one of several such things. */
const TRANSPARENT = new Set(
  "items prefixItems contains additionalProperties allOf anyOf oneOf then else if not".split(" "),
);

/** What the place of a schema in the document says about what its values are. */
export function nameOfPlace(demands: readonly Demand[], root: JsonObject): PlaceName {
  for (const { pointer } of demands) {
    const [own, ...owners] = namesAlong(pointer, root);
    if (own !== undefined) return { words: wordsOf(own), owner: wordsOf(owners[0] ?? "") };
  }
  return NAMELESS;
}

/** The names on the way to a place, innermost first. */
function namesAlong(pointer: string, root: JsonObject): string[] {
  const steps = pointer
    .slice(Math.max(0, pointer.indexOf("/")))
    .split("/")
    .slice(1);
  const names: string[] = [];
  for (let at = steps.length - 1; at >= 0; at--) {
    const [holder, step = ""] = [steps[at - 1], steps[at]];
    if (holder === "properties" || holder === "headers" || holder === "$defs" || holder === "schemas") {
      names.push(decode(step));
      at--;
      if (holder === "schemas") break;
    } else if (step === "schema") {
      const declared = valueAt(root, `/${steps.slice(0, at).join("/")}`);
      if (isObject(declared) && typeof declared.name === "string") names.push(declared.name);
    } else if (!TRANSPARENT.has(step) && !/^\d+$/.test(step)) break;
  }
  return names;
}

function decode(step: string): string {
  try {
    return decodeURIComponent(step).replaceAll("~1", "/").replaceAll("~0", "~");
  } catch {
    return step;
  }
}

/** The words of a name in camel, snake or kebab case. */
export function wordsOf(name: string): string[] {
  return name
    .replaceAll(/(\p{Ll}|\d)(?=\p{Lu})|(\p{Lu})(?=\p{Lu}\p{Ll})/gu, "$& ")
    .toLowerCase()
    .split(/[^\p{L}]+/u)
    .filter((word) => word !== "");
}

/** What is found under the longest ending of a name: `shippingAddressCity` under `addresscity`, else `city`. */
export function lookUp<Found>(
  words: readonly string[],
  table: ReadonlyMap<string, Found>,
): Found | undefined {
  for (let start = 0; start < words.length; start++) {
    const ending = words.slice(start).join("");
    const found = table.get(ending) ?? table.get(singular(ending));
    if (found !== undefined) return found;
  }
  return undefined;
}

/** One of several, as far as English endings tell: `cities` is `city`. */
export function singular(word: string): string {
  if (word.endsWith("ies")) return `${word.slice(0, -3)}y`;
  if (/(?:ss|us|is)$/.test(word)) return word;
  return word.replace(/(?<=(?:x|ch|sh|ss))es$|s$/, "");
}
