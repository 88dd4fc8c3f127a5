import type { JsonObject } from "../../contract/document.ts";
import type { Limit } from "../rules/limit-names.ts";
import { NUMBER_LIMITS, SIZE_LIMITS } from "../rules/limit-names.ts";
import type { LimitMove } from "../rules/limit-rules.ts";
import type { Comparison } from "./comparison.ts";
import type { Shape } from "./shape.ts";
import { typesOf } from "./types.ts";

/** How a value is bounded at one end. */
interface Bound {
  readonly limit: Limit;
  readonly value: number;
  readonly pointer: string;
}

/** Compares the bounds of numbers, and of the sizes of texts, lists and objects. */
export function compareLimits(comparison: Comparison): void {
  for (const limit of SIZE_LIMITS) {
    if (comparison.bothMayBe(limit.type) && bothSay(limit.beside, comparison)) {
      compareBounds([limit], comparison);
    }
  }
  if (!comparison.bothMayBe("number")) return;
  for (const end of ["upper", "lower"] as const) {
    compareBounds(
      NUMBER_LIMITS.filter((limit) => limit.end === end),
      comparison,
    );
  }
}

function compareBounds(limits: readonly Limit[], { shapes, tell }: Comparison): void {
  const before = tightest(shapes.old, limits);
  const after = tightest(shapes.new, limits);
  const shown = after ?? before;
  if (!shown || (before && after && order(before) === order(after))) return;
  const { name, keyword } = shown.limit;
  const move: LimitMove = !before
    ? "set"
    : !after
      ? "unset"
      : order(after) > order(before)
        ? "increased"
        : "decreased";
  const now = after ? `has ${written(after)}` : `has no ${keyword} any more`;
  const then = before ? `, ${after ? "before" : "it was"} ${written(before)}` : ", and had none";
  tell(`${name}-${move}`, { old: before?.pointer, new: after?.pointer }, now + then);
}

/** The bound that says most; undefined where none says anything. */
function tightest(shape: Shape, limits: readonly Limit[]): Bound | undefined {
  const types = typesOf(shape);
  const isWhole = types?.has("integer") === true && !types.has("number");
  let found: Bound | undefined;
  for (const { value: schema, pointer } of shape.parts) {
    for (const limit of limits) {
      const value = schema[limit.keyword] ?? impliedBy(limit, schema);
      if (typeof value !== "number" || saysNothing(limit, value)) continue;
      const bound = toWhole({ limit, value, pointer: `${pointer}/${limit.keyword}` }, isWhole);
      if (!found || isTighter(bound, found)) found = bound;
    }
  }
  return found;
}

function saysNothing({ end, nothing }: Limit, value: number): boolean {
  return end === "lower" && nothing !== undefined && value <= nothing;
}

function impliedBy({ beside, implied }: Limit, schema: JsonObject): number | undefined {
  return beside !== undefined && schema[beside] !== undefined ? implied : undefined;
}

function bothSay(keyword: string | undefined, { shapes }: Comparison): boolean {
  if (keyword === undefined) return true;
  return [shapes.old, shapes.new].every(({ parts }) =>
    parts.some(({ value }) => value[keyword] !== undefined),
  );
}

function isTighter(bound: Bound, than: Bound): boolean {
  return bound.limit.end === "upper" ? order(bound) < order(than) : order(bound) > order(than);
}

/** Of whole numbers, those below 10 are those up to 9. */
function toWhole(bound: Bound, isWhole: boolean): Bound {
  const { limit, value } = bound;
  if (!isWhole || !isExclusive(limit) || !Number.isSafeInteger(value)) return bound;
  const [inclusive] = NUMBER_LIMITS.filter(({ end }) => end === limit.end);
  return { ...bound, limit: inclusive ?? limit, value: limit.end === "upper" ? value - 1 : value + 1 };
}

/** A number that orders bounds of one end: what is excluded lies a little further in than what is not. */
function order({ limit, value }: Bound): number {
  if (!isExclusive(limit)) return value;
  const step = Math.max(Math.abs(value), 1) * Number.EPSILON;
  return limit.end === "upper" ? value - step : value + step;
}

function isExclusive({ keyword }: Limit): boolean {
  return keyword.startsWith("exclusive");
}

function written({ limit, value }: Bound): string {
  return `${limit.keyword} \`${value}\``;
}
