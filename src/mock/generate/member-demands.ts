import { isObject } from "../../contract/document.ts";
import type { Demand, Part } from "./demand.ts";
import { demandBelow, isWritten } from "./demand.ts";
import type { Patterns } from "./pattern/pattern-text.ts";

/** What the parts demand of the property of a name; a demand that is `false` forbids it. */
export function demandsOnMember(parts: readonly Part[], name: string, patterns: Patterns): Demand[] {
  const stated = parts.flatMap((part) => statedDemands(part, name, patterns));
  return [...stated, ...parts.flatMap((part) => unevaluatedMember(part, parts, name, patterns))];
}

function statedDemands(part: Part, name: string, patterns: Patterns): Demand[] {
  const { properties, patternProperties, additionalProperties } = part.schema;
  const demands: Demand[] = [];
  if (isObject(properties) && Object.hasOwn(properties, name)) {
    demands.push(demandBelow(part, "properties", name));
  }
  for (const pattern of isObject(patternProperties) ? Object.keys(patternProperties) : []) {
    if (patterns.of(pattern)?.matches(name)) demands.push(demandBelow(part, "patternProperties", pattern));
  }
  if (demands.length > 0 || additionalProperties === undefined) return demands;
  return [demandBelow(part, "additionalProperties")];
}

function unevaluatedMember(part: Part, parts: readonly Part[], name: string, patterns: Patterns): Demand[] {
  if (part.schema.unevaluatedProperties === undefined) return [];
  const isEvaluated = parts.some(
    (other) =>
      (other === part || other.within.includes(part.pointer)) &&
      isWritten(other) &&
      (statedDemands(other, name, patterns).length > 0 ||
        (other !== part && other.schema.unevaluatedProperties !== undefined)),
  );
  return isEvaluated ? [] : [demandBelow(part, "unevaluatedProperties")];
}

/** What the parts demand of the names of properties. */
export function demandsOnNames(parts: readonly Part[]): Demand[] {
  return parts
    .filter(({ schema }) => schema.propertyNames !== undefined)
    .map((part) => demandBelow(part, "propertyNames"));
}
