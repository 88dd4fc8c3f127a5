import type { JsonObject } from "../contract/document.ts";
import { isObject } from "../contract/document.ts";
import { escapeStep } from "../contract/json-pointer.ts";
import { KNOWN_FORMATS } from "../contract/schemas/formats.ts";

/** A rule of a schema that a value can keep or break. */
export interface Constraint {
  /** Where it stands in the document: `/components/schemas/Pet/maxLength`. */
  readonly pointer: string;
  readonly keyword: string;
  /** The property that it is about, for `required` and `readOnly`. */
  readonly name?: string;
  /** Whether it says anything about a value of this kind. */
  readonly isAbout: (value: unknown) => boolean;
  /** Where values can break it: text becomes a list where one is wanted, and no part of a path is empty. */
  readonly breaks: "anywhere" | "outside-text" | "outside-path";
}

const isString = (value: unknown) => typeof value === "string";
const isNumber = (value: unknown) => typeof value === "number";
const isAnything = () => true;

type Kind = "string" | "number" | "array" | "object";

const IS: Readonly<Record<Kind, (value: unknown) => boolean>> = {
  string: isString,
  number: isNumber,
  array: Array.isArray,
  object: isObject,
};

/** Whose values a keyword is about. Those that are about several stand in {@link readGeneral}. */
const ABOUT: Readonly<Record<string, Kind>> = {
  ...{ minLength: "string", maxLength: "string", pattern: "string" },
  ...{ minimum: "number", maximum: "number", exclusiveMinimum: "number", exclusiveMaximum: "number" },
  ...{ multipleOf: "number" },
  ...{ minItems: "array", maxItems: "array", uniqueItems: "array", contains: "array", items: "array" },
  unevaluatedItems: "array",
  ...{ minProperties: "object", maxProperties: "object", additionalProperties: "object" },
  ...{ unevaluatedProperties: "object", propertyNames: "object", dependentRequired: "object" },
};

/** Keywords that rule a value only by saying `false`; with a schema, it is that schema's keywords that do. */
const RULES_BY_FALSE: ReadonlySet<string> = new Set([
  ...["additionalProperties", "unevaluatedProperties", "items", "unevaluatedItems"],
]);

/** Bounds that every value keeps. */
const ALWAYS_KEPT_AT_ZERO: ReadonlySet<string> = new Set(["minLength", "minItems", "minProperties"]);

/** Every number that JSON can carry is one of these. */
const NEVER_BROKEN_FORMATS: ReadonlySet<string> = new Set(["float", "double"]);

/**
 * The rules that a schema itself makes of requests' values, each keyword one, and each name of its `required`. What no
 * value can break is none: `minLength: 0`, an unknown format, a bound of texts where the type is a number.
 * @param withheld the properties that requests do not have (`readOnly`).
 */
export function readConstraints(
  schema: JsonObject,
  pointer: string,
  withheld: ReadonlySet<string>,
): Constraint[] {
  const found = Object.entries(schema).flatMap(([keyword, value]): Constraint[] => {
    const at = `${pointer}/${escapeStep(keyword)}`;
    if (keyword === "required") return readRequired(value, at, withheld);
    const kind = Object.hasOwn(ABOUT, keyword) ? ABOUT[keyword] : undefined;
    if (kind === undefined) return readGeneral(keyword, value, at);
    const isRule =
      allows(schema, kind) &&
      (!RULES_BY_FALSE.has(keyword) || value === false) &&
      !(ALWAYS_KEPT_AT_ZERO.has(keyword) && value === 0) &&
      !(keyword === "uniqueItems" && value !== true);
    const breaks = keyword === "minLength" && value === 1 ? "outside-path" : "anywhere";
    return isRule ? [{ pointer: at, keyword, isAbout: IS[kind], breaks }] : [];
  });
  return [...found, ...readWithheld(schema, pointer, withheld)];
}

function readRequired(names: unknown, pointer: string, withheld: ReadonlySet<string>): Constraint[] {
  if (!Array.isArray(names)) return [];
  return names.flatMap((name: unknown, at): Constraint[] =>
    typeof name !== "string" || withheld.has(name)
      ? []
      : [{ pointer: `${pointer}/${at}`, keyword: "required", name, isAbout: isObject, breaks: "anywhere" }],
  );
}

function readGeneral(keyword: string, value: unknown, pointer: string): Constraint[] {
  const rule = { pointer, keyword, isAbout: isAnything, breaks: "anywhere" } as const;
  switch (keyword) {
    case "type": {
      const types = [value].flat();
      const isOfAnyText = types.some((type) => /^(string|array|object)$/.test(String(type)));
      return [{ ...rule, breaks: isOfAnyText ? "outside-text" : "anywhere" }];
    }
    case "enum":
    case "const":
    case "anyOf":
    case "oneOf":
    case "not":
      return [rule];
    case "format": {
      const known = typeof value === "string" && Object.hasOwn(KNOWN_FORMATS, value);
      if (!known || NEVER_BROKEN_FORMATS.has(value)) return [];
      return [{ ...rule, isAbout: IS[KNOWN_FORMATS[value]?.type ?? "string"] }];
    }
    default:
      return [];
  }
}

/** A property that requests do not have is kept by leaving it out, and broken by sending it. */
function readWithheld({ properties }: JsonObject, pointer: string, withheld: ReadonlySet<string>) {
  if (!isObject(properties)) return [];
  return Object.keys(properties)
    .filter((name) => withheld.has(name))
    .map((name): Constraint => {
      const property = properties[name];
      const at = `${pointer}/properties/${escapeStep(name)}`;
      const isOwn = isObject(property) && property.readOnly === true;
      return {
        pointer: isOwn ? `${at}/readOnly` : at,
        ...{ keyword: "readOnly", name, isAbout: isObject, breaks: "anywhere" },
      };
    });
}

/** Whether the schema's own `type` leaves room for values of a kind. */
function allows({ type, nullable }: JsonObject, kind: Kind): boolean {
  if (type === undefined) return true;
  const types = [type, nullable === true ? "null" : []].flat();
  return types.includes(kind) || (kind === "number" && types.includes("integer"));
}
