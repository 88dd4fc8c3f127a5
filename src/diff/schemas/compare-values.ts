import { canonical } from "../../contract/equality.ts";
import { listOf } from "../../contract/schemas/conjuncts.ts";
import type { Comparison } from "./comparison.ts";
import { firstOf } from "./keyword-texts.ts";
import type { Shape } from "./shape.ts";

/** The values that a schema lists; null is not among them. */
interface Listed {
  readonly keyword: "const" | "enum";
  /** By their JSON. */
  readonly places: ReadonlyMap<string, string>;
}

/** Compares `enum` and `const`; a `const` is a list of one. */
export function compareValues(comparison: Comparison): void {
  const { shapes, tell } = comparison;
  compareExtensible(comparison);
  const before = listedBy(shapes.old);
  const after = listedBy(shapes.new);
  if (!before && !after) return;
  if (!after) {
    const isConst = before?.keyword === "const";
    tell(
      isConst ? "const-removed" : "became-not-enum",
      { keyword: before?.keyword },
      isConst ? "may be more than one value" : "is not limited to a list of values any more",
    );
  } else if (!before) {
    const values = [...after.places.keys()].map(quote).join(", ");
    tell(
      after.keyword === "const" ? "const-added" : "became-enum",
      { keyword: after.keyword },
      after.keyword === "const" ? `may be ${values} only` : `is limited to ${values}`,
    );
  } else tellDifference(before, after, comparison);
}

function tellDifference(before: Listed, after: Listed, { tell }: Comparison): void {
  const removed = [...before.places].filter(([value]) => !after.places.has(value));
  const added = [...after.places].filter(([value]) => !before.places.has(value));
  if (before.keyword === "const" && after.keyword === "const") {
    const [[from] = ["null"]] = removed;
    const [[to] = ["null"]] = added;
    if (from !== to)
      tell("const-changed", { keyword: "const" }, `must be ${quote(to)} instead of ${quote(from)}`);
    return;
  }
  for (const [value, old] of removed) {
    tell("enum-value-removed", { old, keyword: after.keyword }, `may not be ${quote(value)} any more`);
  }
  for (const [value, place] of added) {
    tell("enum-value-added", { new: place, keyword: before.keyword }, `may be ${quote(value)} too`);
  }
}

/** Whether a shape says which values there are. */
export function listsValues(shape: Shape): boolean {
  return listedBy(shape) !== undefined;
}

/** What all lists of a shape have in common; undefined where there is no list. */
function listedBy({ parts }: Shape): Listed | undefined {
  let listed: Listed | undefined;
  for (const { value, pointer } of parts) {
    const keyword = Object.hasOwn(value, "const") ? "const" : "enum";
    const values = keyword === "const" ? [value.const] : value.enum;
    if (!Array.isArray(values)) continue;
    const places = new Map(
      values.flatMap((one: unknown, at): [string, string][] =>
        one === null
          ? []
          : [[canonical(one), keyword === "const" ? `${pointer}/const` : `${pointer}/enum/${at}`]],
      ),
    );
    listed = listed
      ? { ...listed, places: new Map([...listed.places].filter(([text]) => places.has(text))) }
      : { keyword, places };
  }
  return listed;
}

/** Values that clients know, of a list that may grow at any time (`x-extensible-enum`). */
function compareExtensible({ shapes, tell }: Comparison): void {
  const keyword = "x-extensible-enum";
  const read = (shape: Shape) => new Set(listOf(firstOf(shape, keyword)?.value).map(canonical));
  const [before, after] = [read(shapes.old), read(shapes.new)];
  if (before.size === 0 || after.size === 0) return;
  for (const value of before) {
    const message = `lost ${quote(value)} of its \`${keyword}\``;
    if (!after.has(value)) tell("x-extensible-enum-value-removed", { keyword }, message);
  }
  for (const value of after) {
    const message = `has ${quote(value)} in its \`${keyword}\` too`;
    if (!before.has(value)) tell("x-extensible-enum-value-added", { keyword }, message);
  }
}

function quote(json: string): string {
  return `\`${json}\``;
}
