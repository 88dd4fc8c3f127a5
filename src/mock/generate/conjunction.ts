import { isObject } from "../../contract/document.ts";
import type { Direction } from "../../contract/schemas/direction.ts";
import type { Demand, Part } from "./demand.ts";
import { demandBeside } from "./demand.ts";
import type { SchemaLookup } from "./schema-lookup.ts";

/** All that one value has to satisfy, with references and `allOf` taken apart, choices not yet made. */
export interface Conjunction {
  readonly parts: readonly Part[];
  /** Whether one of the schemas is `false`. */
  readonly impossible: boolean;
  /** In which directions the value is not sent. */
  readonly withheld: Readonly<Record<Direction, boolean>>;
  /** Whether a `$dynamicRef` was followed. */
  readonly dynamic: boolean;
  /** References that lead to nothing. */
  readonly dangling: readonly string[];
}

/** Keywords that say nothing on which values are valid, or are followed here. */
const SILENT = new Set(
  (
    "title description summary deprecated externalDocs xml $comment $schema $vocabulary $defs definitions $id " +
    "$anchor $dynamicAnchor $ref $dynamicRef allOf readOnly writeOnly nullable"
  ).split(" "),
);

/** Takes demands apart into the schema objects that must hold together. */
export function conjoin(demands: readonly Demand[], lookup: SchemaLookup): Conjunction {
  const parts: Part[] = [];
  const dangling: string[] = [];
  const seen = new Set<string>();
  const found = { impossible: false, dynamic: false };
  const withheld = { request: false, reply: false };

  const visit = (demand: Demand): void => {
    if (demand.schema === false) found.impossible = true;
    if (!isObject(demand.schema)) return;
    const key = keyOf([demand]);
    if (seen.has(key)) return;
    seen.add(key);
    const { schema } = demand;
    const part: Part = { ...demand, schema };
    if (!Object.keys(schema).every(isSilent)) parts.push(part);
    withheld.request ||= schema.readOnly === true;
    withheld.reply ||= schema.writeOnly === true;
    const beside = { ...part, within: [...part.within, part.pointer] };
    if (typeof schema.$ref === "string") refer(schema.$ref, lookup.target(schema.$ref, beside));
    if (typeof schema.$dynamicRef === "string") {
      found.dynamic = true;
      refer(schema.$dynamicRef, lookup.dynamicTarget(schema.$dynamicRef, beside));
    }
    for (const keyword of ["allOf", "anyOf", "oneOf"]) {
      const list = schema[keyword];
      if (keyword !== "allOf" && schema.discriminator !== undefined) continue;
      if (Array.isArray(list) && list.length === 0 && keyword !== "allOf") found.impossible = true;
      if (!Array.isArray(list) || (list.length > 1 && keyword !== "allOf")) continue;
      const whole = part.whole && list.length === 1 && !schema.properties;
      for (const index of list.keys()) visit({ ...demandBeside(part, keyword, index), whole });
    }
  };
  const refer = (reference: string, target: Demand | undefined): void => {
    if (target) visit(target);
    else dangling.push(reference);
  };

  for (const demand of demands) visit(demand);
  return { parts, dangling, withheld, ...found };
}

/** Whether a keyword says nothing on which values are valid. Schemas that a `$ref` leads to are not told of by it. */
export function isSilent(keyword: string): boolean {
  return SILENT.has(keyword) || (keyword.startsWith("x-") && keyword !== "x-faker");
}

/** Tells sets of demands apart. */
export function keyOf(demands: readonly Demand[]): string {
  return demands
    .map(({ pointer, scope, isBase }) => {
      const dynamic = scope.size > 0 ? `<${[...scope].sort().join(">")}` : "";
      return `${pointer}${isBase ? "^" : ""}${dynamic}`;
    })
    .join(" ");
}

/** The values of one keyword in those parts that have it. */
export function valuesOf(parts: readonly Part[], keyword: string): unknown[] {
  return parts.filter(({ schema }) => Object.hasOwn(schema, keyword)).map(({ schema }) => schema[keyword]);
}

/** The numbers among the values of one keyword. */
export function numbersOf(parts: readonly Part[], keyword: string): number[] {
  return valuesOf(parts, keyword).filter((value) => typeof value === "number");
}

/** The texts among the values of one keyword. */
export function textsOf(parts: readonly Part[], keyword: string): string[] {
  return valuesOf(parts, keyword).filter((value) => typeof value === "string");
}
