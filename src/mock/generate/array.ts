import { isObject } from "../../contract/document.ts";
import { numbersOf, valuesOf } from "./conjunction.ts";
import type { Demand, Part } from "./demand.ts";
import { containedDemands, excludedDemands, layoutsFor } from "./contained.ts";
import type { Layout } from "./contained.ts";
import { canonical } from "../../contract/equality.ts";
import { demandsOnItem, prefixLength } from "./item-demands.ts";
import type { Node, Recipe, Run } from "./run.ts";
import { IMPOSSIBLE, isRecursing, isTooLarge, NOTHING } from "./run.ts";
import type { Workshop } from "./workshop.ts";

/** More items than this are not made, whatever a schema asks for. */
const MOST_ITEMS = 10_000;
/** So many items are made where a schema leaves it open. */
const USUAL_ITEMS = 3;
/** So often an item is made anew that was there before, in an array of different ones. */
const TRIES = 12;
/** Deeper than this, arrays have only the items that they must have. */
const DEEP = 6;

/** How arrays are made. */
export function arrayRecipe(parts: readonly Part[], workshop: Workshop): Recipe {
  const shape = readShape(parts, workshop);
  const { least, most, prefix, contained, nodeAt } = shape;
  if (least > most || least > MOST_ITEMS) return IMPOSSIBLE;
  return {
    isNested: true,
    needs: () => [Array.from({ length: Math.min(least, prefix + 1) }, (_, at) => nodeAt(at, NOWHERE))],
    make: (run) => {
      const { examples } = run;
      for (const length of new Set([lengthFor(shape, run), least, Math.min(most, least + prefix + 1)])) {
        for (const layout of layoutsFor(contained, length, prefix)) {
          const items = makeItems(shape, length, layout, run);
          run.examples = examples;
          if (items) return items;
        }
      }
      return NOTHING;
    },
  };
}

const NOWHERE: Layout = () => [];

interface ArrayShape {
  readonly least: number;
  readonly most: number;
  /** How many positions have a schema of their own. */
  readonly prefix: number;
  /** Whether anything is said about the items behind the prefix. */
  readonly hasItems: boolean;
  readonly isUnique: boolean;
  /** What must be among the items, wherever it stands. */
  readonly contained: readonly Demand[];
  readonly nodeAt: (position: number, layout: Layout) => Node;
}

function readShape(parts: readonly Part[], workshop: Workshop): ArrayShape {
  const contained = containedDemands(parts);
  const excluded = excludedDemands(parts);
  const prefix = prefixLength(parts);
  const isOpen = (position: number) => !workshop.conjoin(demandsOnItem(parts, position)).impossible;
  const closedAt = Array.from({ length: prefix + 1 }, (_, position) => position).find((at) => !isOpen(at));
  const most = Math.min(Infinity, ...numbersOf(parts, "maxItems"), closedAt ?? Infinity);
  const wanted = contained.length > 0 ? Math.max(1, Math.min(contained.length, most)) : 0;
  const plain: Node[] = [];
  const nodeAt = (position: number, layout: Layout) => {
    const here = layout(position);
    if (here.length > 0) return workshop.node([...demandsOnItem(parts, position), ...here]);
    const at = Math.min(position, prefix);
    return (plain[at] ??= workshop.node([...demandsOnItem(parts, at), ...excluded]));
  };
  return {
    least: Math.max(wanted, ...numbersOf(parts, "minItems")),
    most,
    prefix,
    contained,
    nodeAt,
    hasItems: parts.some(({ schema }) => isObject(schema.items)),
    isUnique: valuesOf(parts, "uniqueItems").includes(true),
  };
}

/** The items; undefined where one that must be there cannot be made. */
function makeItems(
  { least, isUnique, nodeAt }: ArrayShape,
  length: number,
  layout: Layout,
  run: Run,
): unknown[] | undefined {
  const items: unknown[] = [];
  const seen = isUnique ? new Set<string>() : undefined;
  for (let at = 0; at < length; at++) {
    if (isTooLarge(run)) return undefined;
    run.size++;
    const item = makeItem(nodeAt(at, layout), seen, run);
    // Examples tell of one thing; repeated, they would make a list of the same.
    run.examples = false;
    if (item !== NOTHING) items.push(item);
    else return at < least || hasMore(layout, at, length) ? undefined : items;
  }
  return items;
}

function hasMore(layout: Layout, from: number, length: number): boolean {
  for (let at = from; at < length; at++) if (layout(at).length > 0) return true;
  return false;
}

function lengthFor({ least, most, prefix, hasItems, nodeAt }: ArrayShape, run: Run): number {
  const isDeep = run.breadth === "least" || run.depth > DEEP;
  const usual = prefix > 0 && !hasItems ? prefix : prefix + run.random.integer(1, USUAL_ITEMS);
  if (isDeep || most === 0) return least;
  const length = Math.min(Math.max(usual, least), most);
  return length > least && isRecursing(run, nodeAt(length - 1, NOWHERE)) ? least : length;
}

function makeItem(node: Node, seen: Set<string> | undefined, run: Run): unknown {
  if (!seen || node.isImpossible?.()) return node.make(run);
  const candidates = function* () {
    for (let attempt = 0; attempt < TRIES; attempt++) {
      yield node.make(run);
      run.examples = false;
    }
    yield* structuredClone(node.values ?? []);
  };
  for (const item of candidates()) {
    if (item === NOTHING) break;
    const key = canonical(item);
    if (seen.has(key)) continue;
    seen.add(key);
    return item;
  }
  return NOTHING;
}
