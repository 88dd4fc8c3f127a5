import { isObject } from "../../contract/document.ts";
import { numbersOf, valuesOf } from "./conjunction.ts";
import type { Demand, Part } from "./demand.ts";
import { demandBelow, derivedDemand } from "./demand.ts";
import { canonical } from "./equality.ts";
import { demandsOnItem, prefixLength } from "./item-demands.ts";
import type { Node, Recipe, Run } from "./run.ts";
import { IMPOSSIBLE, isRecursing, NOTHING } from "./run.ts";
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
  if (shape.least > shape.most || shape.least > MOST_ITEMS) return IMPOSSIBLE;
  return {
    isNested: true,
    needs: () => [
      Array.from({ length: Math.min(shape.least, shape.prefix + 1) }, (_, at) => shape.nodeAt(at)),
    ],
    make: (run) => {
      const length = lengthFor(shape, run);
      const items: unknown[] = [];
      const seen = new Set<string>();
      const { examples } = run;
      for (let at = 0; at < length; at++) {
        const item = makeItem(shape.nodeAt(at, length), shape.isUnique ? seen : undefined, run);
        // Examples tell of one thing; repeated, they would make a list of the same.
        run.examples = false;
        if (item === NOTHING) break;
        items.push(item);
      }
      run.examples = examples;
      return items.length < shape.least ? NOTHING : items;
    },
  };
}

interface ArrayShape {
  readonly least: number;
  readonly most: number;
  /** How many positions have a schema of their own. */
  readonly prefix: number;
  /** Whether anything is said about the items behind the prefix. */
  readonly hasItems: boolean;
  readonly isUnique: boolean;
  /** The place at a position of an array of `length`. */
  readonly nodeAt: (position: number, length?: number) => Node;
}

/** Items that must be there in some number, wherever they stand. */
interface Contained {
  readonly demand: Demand;
  readonly least: number;
}

function readShape(parts: readonly Part[], workshop: Workshop): ArrayShape {
  const contained = parts.flatMap((part) => containedBy(part));
  const prefix = prefixLength(parts);
  const isOpen = (position: number) => !workshop.conjoin(demandsOnItem(parts, position)).impossible;
  const closedAt = Array.from({ length: prefix + 1 }, (_, position) => position).find((at) => !isOpen(at));
  const most = Math.min(Infinity, ...numbersOf(parts, "maxItems"), closedAt ?? Infinity);
  const wanted = contained.reduce((total, { least }) => total + least, 0);
  const least = Math.max(
    0,
    ...numbersOf(parts, "minItems"),
    Math.min(wanted, most),
    ...contained.map((c) => c.least),
  );
  const excluded = parts.flatMap((part) => excludedBy(part));
  const plain: Node[] = [];
  const nodeAt = (position: number, length = least) => {
    const inner = contained.filter((_, index) => isSlot(contained, index, position, length, prefix));
    const demands = inner.length > 0 ? inner.map(({ demand }) => demand) : excluded;
    if (inner.length > 0) return workshop.node([...demandsOnItem(parts, position), ...demands]);
    const at = Math.min(position, prefix);
    return (plain[at] ??= workshop.node([...demandsOnItem(parts, at), ...demands]));
  };
  const isUnique = valuesOf(parts, "uniqueItems").includes(true);
  const hasItems = parts.some(({ schema }) => isObject(schema.items));
  return { least, most, prefix, hasItems, isUnique, nodeAt };
}

function containedBy(part: Part): Contained[] {
  const { contains, minContains = 1 } = part.schema;
  const isAsked = contains !== undefined && typeof minContains === "number" && minContains > 0;
  return isAsked ? [{ demand: demandBelow(part, "contains"), least: minContains }] : [];
}

/** Where only so many items may be of a kind, the others are made to be of another. */
function excludedBy(part: Part): Demand[] {
  const { contains, maxContains } = part.schema;
  if (contains === undefined || maxContains === undefined) return [];
  return [derivedDemand(`none:${part.pointer}/contains`, { not: contains })];
}

/** Whether the item at a position is one of those that the array must contain: they stand behind the prefix, if they can. */
function isSlot(
  contained: readonly Contained[],
  index: number,
  position: number,
  length: number,
  prefix: number,
): boolean {
  const total = contained.reduce((sum, { least }) => sum + least, 0);
  const { least } = contained[index] ?? { least: 0 };
  if (total > length) return position >= length - least;
  const before = contained.slice(0, index).reduce((sum, each) => sum + each.least, 0);
  const start = Math.min(prefix, length - total) + before;
  return position >= start && position < start + least;
}

function lengthFor({ least, most, prefix, hasItems, nodeAt }: ArrayShape, run: Run): number {
  const isDeep = run.breadth === "least" || run.depth > DEEP;
  const usual = prefix > 0 && !hasItems ? prefix : prefix + run.random.integer(1, USUAL_ITEMS);
  if (isDeep || most === 0) return least;
  const length = Math.min(Math.max(usual, least), most);
  return length > least && isRecursing(run, nodeAt(length - 1, length)) ? least : length;
}

function makeItem(node: Node, seen: Set<string> | undefined, run: Run): unknown {
  if (!seen) return node.make(run);
  const candidates = function* () {
    for (let attempt = 0; attempt < TRIES; attempt++) {
      yield node.make(run);
      run.examples = false;
    }
    yield* structuredClone(node.values ?? []);
  };
  for (const item of candidates()) {
    if (item === NOTHING) continue;
    const key = canonical(item);
    if (seen.has(key)) continue;
    seen.add(key);
    return item;
  }
  return NOTHING;
}
