import type { Pair } from "../change.ts";
import type { NamedRuleId } from "../rules/rule-list.ts";
import type { Comparison } from "./comparison.ts";
import { ANYTHING } from "./comparison.ts";
import { isClosed, namedSchemas, requiredBy, schemasOf } from "./members.ts";
import { join } from "./property-path.ts";
import type { Part } from "./shape.ts";
import { isWithheld } from "./withheld.ts";

/** One property, as far as each document has it. */
interface Property {
  readonly name: string;
  readonly schemas: Pair<readonly Part[] | undefined>;
  /** Where it is required. */
  readonly required: Pair<string | undefined>;
  readonly isWithheld: Pair<boolean>;
}

/** Compares which properties an object has, which of them it must have, and what each of them is. */
export function compareProperties(comparison: Comparison): void {
  for (const property of propertiesOf(comparison)) {
    const { schemas, isWithheld, required } = property;
    if (isWithheld.old && isWithheld.new) continue;
    if (schemas.old && schemas.new && isWithheld.old !== isWithheld.new) tellMutability(property, comparison);
    else if (isWithheld.old || isWithheld.new) continue;
    else if (schemas.old && schemas.new) compareBoth(property, comparison);
    else if (schemas.new && required.old === undefined) tellNew(property, comparison);
    else if (schemas.old && required.new === undefined) tellRemoved(property, comparison);
    else compareBoth(property, comparison);
  }
}

function propertiesOf({ shapes, sides, subject }: Comparison): Property[] {
  const schemas = {
    old: namedSchemas(shapes.old, "properties"),
    new: namedSchemas(shapes.new, "properties"),
  };
  const required = { old: requiredBy(shapes.old), new: requiredBy(shapes.new) };
  const names = new Set(
    [schemas.old, schemas.new, required.old, required.new].flatMap((map) => [...map.keys()]),
  );
  return [...names].map((name) => {
    const property = { old: schemas.old.get(name), new: schemas.new.get(name) };
    return {
      name,
      schemas: property,
      required: { old: required.old.get(name), new: required.new.get(name) },
      isWithheld: {
        old: isWithheld(sides.old.shapes, property.old, subject.way),
        new: isWithheld(sides.new.shapes, property.new, subject.way),
      },
    };
  });
}

/** A property that is required but not declared may be anything that the object takes beside those it declares. */
function compareBoth({ name, schemas, required }: Property, comparison: Comparison): void {
  const { tellOf, inside, path } = comparison;
  if (required.old === undefined && required.new !== undefined) {
    tellOf(name, "became-required", { new: required.new, old: placeOf(schemas.old) }, "became required");
  } else if (required.old !== undefined && required.new === undefined) {
    tellOf(name, "became-optional", { old: required.old, new: placeOf(schemas.new) }, "became optional");
  }
  const undeclared = (side: "old" | "new") => {
    const others = schemasOf(comparison.shapes[side], "additionalProperties");
    return others.length === 0 ? [ANYTHING] : others;
  };
  if (!schemas.old && !schemas.new) return;
  inside({ old: schemas.old ?? undeclared("old"), new: schemas.new ?? undeclared("new") }, join(path, name));
}

function tellNew({ name, schemas, required }: Property, { tellNamed, subject }: Comparison): void {
  const need = required.new === undefined ? "optional" : "required";
  const id: NamedRuleId = isOfRequest(subject.own)
    ? `new-${need}-request-property`
    : `response-${need}-property-added`;
  tellNamed(name, id, { new: placeOf(schemas.new), keyword: "properties" }, `is new and ${need}`);
}

function tellRemoved(
  { name, schemas, required }: Property,
  { tellNamed, subject, shapes }: Comparison,
): void {
  const need = required.old === undefined ? "optional" : "required";
  const isRefused = isClosed(shapes.new);
  const id: NamedRuleId =
    subject.way === "reply"
      ? `response-${need}-property-removed`
      : isRefused
        ? "request-property-removed-from-closed-object"
        : "request-property-removed";
  const message = isRefused
    ? "is not declared any more, and others than declared are refused"
    : "is not declared any more";
  tellNamed(name, id, { old: placeOf(schemas.old), keyword: "properties" }, message);
}

function tellMutability(
  { name, schemas, required, isWithheld }: Property,
  { tellNamed, subject }: Comparison,
): void {
  const need = (isWithheld.new ? required.old : required.new) === undefined ? "optional" : "required";
  const not = isWithheld.new ? "" : "not-";
  const id: NamedRuleId =
    subject.way === "request"
      ? `request-${need}-property-became-${not}read-only`
      : `response-${need}-property-became-${not}write-only`;
  const keyword = subject.way === "request" ? "read-only" : "write-only";
  const message = isWithheld.new ? `became ${keyword}` : `is not ${keyword} any more`;
  tellNamed(name, id, { old: placeOf(schemas.old), new: placeOf(schemas.new) }, `${message} and is ${need}`);
}

function isOfRequest(subject: string): boolean {
  return subject.startsWith("request");
}

function placeOf(schemas: readonly Part[] | undefined): string | undefined {
  return schemas?.[0]?.pointer;
}
