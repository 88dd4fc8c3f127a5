import { isObject } from "../../contract/document.ts";
import { conjoin } from "./conjunction.ts";
import type { Demand, Part } from "./demand.ts";
import { demandBeside, derivedDemand, isWritten } from "./demand.ts";
import { discriminatedOptions } from "./discriminator.ts";
import { isRuledOut } from "./disjoint.ts";
import { allowedTypes } from "./json-type.ts";
import { waysToBreak } from "./negation.ts";
import type { SchemaLookup } from "./schema-lookup.ts";

/** A keyword that leaves more than one way open. */
export interface Choice {
  /** Names the keyword and its place: a choice is made once for a value. */
  readonly decision: string;
  readonly options: readonly Option[];
}

/** One of the ways, as what is demanded then. */
export interface Option {
  readonly demands: readonly Demand[];
  /** The other options of a `oneOf` that might be satisfied too, which must not be. */
  readonly rivals?: readonly Demand[];
  /** How often it is taken, relative to the others; 0 for a last resort. */
  readonly weight: number;
  /** Whether values for it may still be invalid. */
  readonly isDoubtful: boolean;
}

/** What is looked for at a place. */
export interface ChoiceQuery {
  readonly parts: readonly Part[];
  readonly decided: readonly string[];
  readonly lookup: SchemaLookup;
  /** Only choices that were derived from others, which cannot be left to the validator. */
  readonly derivedOnly?: boolean;
}

/** The next choice to make, undefined where all are made. */
export function nextChoice({ parts, decided, lookup, derivedOnly }: ChoiceQuery): Choice | undefined {
  for (const part of parts) {
    if (derivedOnly && isWritten(part)) continue;
    for (const choice of choicesOf(part, lookup)) {
      const decision = `${part.pointer} ${choice.decision}`;
      if (!decided.includes(decision)) return { decision, options: choice.options() };
    }
  }
  return undefined;
}

interface OpenChoice {
  readonly decision: string;
  readonly options: () => readonly Option[];
}

function choicesOf(part: Part, lookup: SchemaLookup): OpenChoice[] {
  const { schema } = part;
  const found: OpenChoice[] = [];
  const discriminated = schema.discriminator === undefined ? undefined : discriminatedOptions(part, lookup);
  if (discriminated) found.push({ decision: "discriminator", options: () => discriminated });
  for (const keyword of ["oneOf", "anyOf"] as const) {
    const list = schema[keyword];
    if (discriminated || !Array.isArray(list) || list.length < 2) continue;
    found.push({ decision: keyword, options: () => alternatives(part, keyword, list.length, lookup) });
  }
  if ("if" in schema && ("then" in schema || "else" in schema)) {
    found.push({ decision: "if", options: () => conditions(part) });
  }
  if ("not" in schema) found.push({ decision: "not", options: () => breaches(part, lookup) });
  for (const name of Object.keys(isObject(schema.dependentSchemas) ? schema.dependentSchemas : {})) {
    found.push({ decision: `dependentSchemas ${name}`, options: () => dependence(part, name) });
  }
  return found;
}

function alternatives(part: Part, keyword: "anyOf" | "oneOf", count: number, lookup: SchemaLookup): Option[] {
  const demands = Array.from({ length: count }, (_, index) => demandBeside(part, keyword, index));
  const conjunctions = demands.map((demand) => conjoin([demand], lookup));
  return demands.map((demand, index) => {
    const conjunction = conjunctions[index];
    const isNull = conjunction && allowedTypes(conjunction.parts)?.join() === "null";
    const option: Option = { demands: [demand], weight: isNull ? 1 : 4, isDoubtful: false };
    if (keyword === "anyOf" || !conjunction) return option;
    const rivals = conjunctions.flatMap((other, at) =>
      at === index || isRuledOut(conjunction, other, lookup) ? [] : (demands[at] ?? []),
    );
    return rivals.length > 0 ? { ...option, rivals } : option;
  });
}

/** The demand that another one be not satisfied. */
export function contrary({ schema, pointer, scope }: Demand): Demand {
  return { ...derivedDemand(`not:${pointer}`, { not: schema }), scope };
}

function conditions(part: Part): Option[] {
  const unmet = derivedDemand(`unless:${part.pointer}`, { not: part.schema.if }, part);
  return [
    sure([demandBeside(part, "if"), demandBeside(part, "then")]),
    sure([unmet, demandBeside(part, "else")]),
  ];
}

function breaches(part: Part, lookup: SchemaLookup): Option[] {
  const ways = waysToBreak(demandBeside(part, "not"), lookup);
  if (ways.length === 0) return [{ ...sure([]), isDoubtful: true }];
  // What these keywords see depends on the schemas around them.
  const { not } = part.schema;
  const isDoubtful = isObject(not) && ("unevaluatedItems" in not || "unevaluatedProperties" in not);
  return ways.map((way, index) => ({
    ...sure([derivedDemand(`not:${part.pointer}/not:${index}`, way, part)]),
    isDoubtful,
  }));
}

function dependence(part: Part, name: string): Option[] {
  const present = derivedDemand(`with:${name}`, { required: [name] });
  const absent = derivedDemand(`without:${name}`, { properties: { [name]: false } });
  return [sure([present, demandBeside(part, "dependentSchemas", name)]), sure([absent])];
}

function sure(demands: readonly Demand[]): Option {
  return { demands, weight: 4, isDoubtful: false };
}
