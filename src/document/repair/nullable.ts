import type { JsonObject } from "../../contract/document.ts";
import { isObject } from "../../contract/document.ts";
import type { Place } from "../place.ts";
import type { Survey } from "./survey.ts";

/** Keywords that only describe; they stay beside what is said of the value. */
const DESCRIBES: ReadonlySet<string> = new Set([
  ...["title", "description", "default", "deprecated", "readOnly", "writeOnly", "example", "examples"],
  ...["externalDocs", "xml", "$comment", "$id", "$anchor", "$defs", "definitions"],
]);

const describes = (keyword: string) => DESCRIBES.has(keyword) || keyword.startsWith("x-");

/** Says in 2020-12 what OpenAPI 3.0 says in its own words: `nullable`, limits that are true or false, `example`. */
export function modernise(schema: JsonObject, place: Place, { version, faults }: Survey): void {
  const isOld = version === "2.0" || version === "3.0";
  if (isOld && typeof schema.$ref === "string") {
    const ignored = Object.keys(schema).filter(
      (key) => key !== "$ref" && key !== "nullable" && !describes(key),
    );
    for (const key of ignored) Reflect.deleteProperty(schema, key);
    if (ignored.length > 0) {
      const names = ignored.map((key) => `"${key}"`).join(", ");
      faults.warn(
        "ignored-siblings",
        place,
        `${names} beside $ref: OpenAPI ${version} ignores that, use allOf`,
      );
    }
  }
  toExclusive(schema, "exclusiveMinimum", "minimum");
  toExclusive(schema, "exclusiveMaximum", "maximum");
  if (schema["x-nullable"] === true) schema.nullable = true;
  // To delete what is not there takes longer than to look.
  if (schema["x-nullable"] !== undefined) delete schema["x-nullable"];
  const { nullable } = schema;
  if (nullable !== undefined) delete schema.nullable;
  if (nullable === true) allowNull(schema);
  if (schema.example !== undefined) {
    schema.examples = [
      schema.example,
      ...(Array.isArray(schema.examples) ? (schema.examples as unknown[]) : []),
    ];
    delete schema.example;
  }
}

function toExclusive(schema: JsonObject, exclusive: string, inclusive: string): void {
  if (typeof schema[exclusive] !== "boolean") return;
  if (schema[exclusive] && schema[inclusive] !== undefined) {
    schema[exclusive] = schema[inclusive];
    Reflect.deleteProperty(schema, inclusive);
  } else Reflect.deleteProperty(schema, exclusive);
}

/** Makes null one of the values; where a schema says more than a type, as an alternative to all of that. */
function allowNull(schema: JsonObject): void {
  if (schema.type !== undefined && !isComposed(schema)) {
    const types = [schema.type].flat();
    schema.type = types.includes("null") ? types : [...types, "null"];
    if (Array.isArray(schema.enum) && !schema.enum.includes(null))
      schema.enum = [...(schema.enum as unknown[]), null];
    return;
  }
  const said = Object.keys(schema).filter((keyword) => !describes(keyword));
  if (said.length === 0) return;
  const value: JsonObject = {};
  for (const keyword of said) {
    value[keyword] = schema[keyword];
    Reflect.deleteProperty(schema, keyword);
  }
  schema.anyOf = [value, { type: "null" }];
}

function isComposed(schema: JsonObject): boolean {
  return ["$ref", "allOf", "anyOf", "oneOf", "not", "const", "if"].some(
    (keyword) => isObject(schema[keyword]) || schema[keyword] !== undefined,
  );
}
