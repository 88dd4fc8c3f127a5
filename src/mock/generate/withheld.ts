import { isObject } from "../../contract/document.ts";
import { keyOf } from "./conjunction.ts";
import type { Demand, Part } from "./demand.ts";
import { demandBeside } from "./demand.ts";
import { demandsOnItem } from "./item-demands.ts";
import { demandsOnMember } from "./member-demands.ts";
import type { Workshop } from "./workshop.ts";

/** A copy of a given value without the properties that do not go the workshop's way. */
export function withoutWithheld(value: unknown, demands: readonly Demand[], workshop: Workshop): unknown {
  if (typeof value !== "object" || value === null) return value;
  const parts = allParts(demands, workshop);
  if (Array.isArray(value)) {
    return value.map((item, at) => withoutWithheld(item, demandsOnItem(parts, at), workshop));
  }
  const shown = Object.entries(value).flatMap(([name, member]: [string, unknown]) => {
    const onMember = demandsOnMember(parts, name, workshop.patterns);
    if (workshop.conjoin(onMember).withheld[workshop.direction]) return [];
    return [[name, withoutWithheld(member, onMember, workshop)] as const];
  });
  return Object.fromEntries(shown);
}

/** The parts of all ways that a choice leaves open: rather hide too much than send a secret. */
function allParts(demands: readonly Demand[], workshop: Workshop): Part[] {
  const found = new Map<string, Part>();
  const visit = (list: readonly Demand[]): void => {
    for (const part of workshop.conjoin(list).parts) {
      const key = keyOf([part]);
      if (found.has(key)) continue;
      found.set(key, part);
      visit(branchesOf(part));
    }
  };
  visit(demands);
  return [...found.values()];
}

function branchesOf(part: Part): Demand[] {
  const { schema } = part;
  const lists = ["anyOf", "oneOf"].flatMap((keyword) => {
    const list = schema[keyword];
    return Array.isArray(list) ? list.map((_, at) => demandBeside(part, keyword, at)) : [];
  });
  const dependent = Object.keys(isObject(schema.dependentSchemas) ? schema.dependentSchemas : {});
  return [
    ...lists,
    ...["then", "else"].map((keyword) => demandBeside(part, keyword)),
    ...dependent.map((name) => demandBeside(part, "dependentSchemas", name)),
  ];
}
