import { toValue } from "./parameter-value.ts";
import type { ValueShape } from "./schema-types.ts";
import { ANY_SHAPE } from "./schema-types.ts";

/** So deep names may be nested: `a[b][c]` is nested twice. */
const DEEPEST = 20;

/** A value under construction: its texts, or what stands in brackets after its name. */
interface Branch {
  readonly texts: string[];
  readonly branches: Map<string, Branch>;
}

/**
 * The value of a parameter or form field that is written with brackets: `filter[name]=x&filter[tags][]=a`. Undefined
 * when no such name was sent; the names that were used up are added to `used`.
 */
export function readBracketed(
  name: string,
  shape: ValueShape,
  pairs: readonly (readonly [name: string, value: string])[],
  used: Set<string>,
): unknown {
  const root: Branch = { texts: [], branches: new Map() };
  for (const [other, text] of pairs) {
    const steps = other.startsWith(`${name}[`) ? readSteps(other.slice(name.length)) : undefined;
    if (!steps || steps.length > DEEPEST) continue;
    used.add(other);
    grow(root, steps).texts.push(text);
  }
  return root.branches.size === 0 ? undefined : toStructure(root, shape);
}

/** `[a][b]` as its steps; undefined for text that is not all brackets. */
function readSteps(text: string): string[] | undefined {
  return /^(?:\[[^[\]]*\])+$/.test(text) ? text.slice(1, -1).split("][") : undefined;
}

function grow(root: Branch, steps: readonly string[]): Branch {
  let branch = root;
  for (const step of steps) {
    const next = branch.branches.get(step) ?? { texts: [], branches: new Map<string, Branch>() };
    branch.branches.set(step, next);
    branch = next;
  }
  return branch;
}

function toStructure({ texts, branches }: Branch, shape: ValueShape): unknown {
  if (branches.size === 0) return toLeaf(texts, shape);
  if (shape.types.has("array") && !shape.types.has("object")) {
    const items = shape.items ?? ANY_SHAPE;
    return [...branches].flatMap(([step, branch]) => {
      // `a[]=1&a[]=2` are two items under one step.
      const isList = step === "" && branch.branches.size === 0;
      return isList ? branch.texts.map((text) => toValue(text, items)) : [toStructure(branch, items)];
    });
  }
  const entries = [...branches].map(([step, branch]) => [
    step,
    toStructure(branch, shape.properties.get(step) ?? shape.additional ?? ANY_SHAPE),
  ]);
  return Object.fromEntries(entries) as object;
}

function toLeaf(texts: readonly string[], shape: ValueShape): unknown {
  const isList = texts.length > 1 || shape.types.has("array");
  const item = shape.items ?? ANY_SHAPE;
  return isList ? texts.map((text) => toValue(text, item)) : toValue(texts[0] ?? "", shape);
}
