import { isObject } from "../../contract/document.ts";
import type { Conjunction } from "./conjunction.ts";
import { conjoin, valuesOf } from "./conjunction.ts";
import type { Demand, Part } from "./demand.ts";
import { demandBelow } from "./demand.ts";
import { isSame } from "../../contract/equality.ts";
import type { JsonType } from "./json-type.ts";
import { ALL_TYPES, allowedTypes, isOfType, typesMade } from "./json-type.ts";
import type { SchemaLookup } from "./schema-lookup.ts";

/** Properties that tell schemas apart are seldom nested deeper. */
const DEEPEST = 2;

/**
 * Whether it is certain that no value made for the one satisfies the other. False says only that it is not certain.
 */
export function isRuledOut(mine: Conjunction, theirs: Conjunction, lookup: SchemaLookup, depth = 0): boolean {
  if (mine.impossible || theirs.impossible) return true;
  const [makes, accepts] = [typesMade(mine.parts), allowedTypes(theirs.parts) ?? ALL_TYPES];
  if (!makes.some((type) => accepts.some((accepted) => overlap(type, accepted)))) return true;
  const [myValues, theirValues] = [fewValues(mine), fewValues(theirs)];
  if (myValues) {
    return myValues.every((value) =>
      theirValues ? !theirValues.some((accepted) => isSame(value, accepted)) : !isOfType(value, accepts),
    );
  }
  if (theirValues) return !theirValues.some((value) => isOfType(value, makes));
  if (depth >= DEEPEST || makes.join() !== "object") return false;
  const names = new Set([...requiredBy(mine), ...requiredBy(theirs)]);
  return [...names].some((name) =>
    propertiesOf(mine, name).some((property) =>
      propertiesOf(theirs, name).some((accepted) =>
        isRuledOut(conjoin([property], lookup), conjoin([accepted], lookup), lookup, depth + 1),
      ),
    ),
  );
}

function overlap(left: JsonType, right: JsonType): boolean {
  const isNumeric = (type: JsonType) => type === "number" || type === "integer";
  return left === right || (isNumeric(left) && isNumeric(right));
}

function fewValues({ parts }: Conjunction): unknown[] | undefined {
  const lists = [...valuesOf(parts, "enum"), ...valuesOf(parts, "const").map((value) => [value])];
  return lists.find((list) => Array.isArray(list));
}

function requiredBy({ parts }: Conjunction): string[] {
  return valuesOf(parts, "required").flatMap((names) => (Array.isArray(names) ? names.map(String) : []));
}

/** What is demanded of a property; of one that a closed object does not have, that it be missing. */
function propertiesOf({ parts }: Conjunction, name: string): Demand[] {
  return parts.flatMap((part) => {
    if (has(part, name)) return [demandBelow(part, "properties", name)];
    const isClosed = part.schema.additionalProperties === false && !part.schema.patternProperties;
    return isClosed ? [demandBelow(part, "additionalProperties")] : [];
  });
}

function has({ schema }: Part, name: string): boolean {
  return isObject(schema.properties) && Object.hasOwn(schema.properties, name);
}
