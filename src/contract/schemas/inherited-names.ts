import type { Ajv2020 } from "ajv/dist/2020.js";
import type { JsonObject } from "../document.ts";
import { isObject } from "../document.ts";

// Every object inherits a `constructor`, which is no property that was sent. The validator could ask of each property
// whether it is an object's own, but that makes it twenty times as slow; so only these few names are asked about.

const REQUIRED = "requiredOwn";

/** Whether every object has a property of this name. */
export function isInherited(name: string): boolean {
  return name in Object.prototype;
}

/** Lets a form speak of inherited names in ways that only an object's own properties satisfy. */
export function tellOwnNames(form: JsonObject): void {
  const { properties, required } = form;
  const inherited = isObject(properties)
    ? Object.entries(properties).filter(([name]) => isInherited(name))
    : [];
  if (isObject(properties) && inherited.length > 0) {
    form.properties = Object.fromEntries(Object.entries(properties).filter(([name]) => !isInherited(name)));
    const patterns = inherited.map(([name, schema]) => [`^${name}$`, schema] as const);
    form.patternProperties = { ...Object.fromEntries(patterns), ...(form.patternProperties ?? {}) };
  }
  if (!Array.isArray(required) || !required.some((name) => isInherited(String(name)))) return;
  form.required = required.filter((name) => !isInherited(String(name)));
  form[REQUIRED] = required.filter((name) => isInherited(String(name)));
}

/** Teaches a validator the keyword that forms use for required names which are inherited. */
export function addOwnNames(ajv: Ajv2020): void {
  ajv.addKeyword({
    keyword: REQUIRED,
    type: "object",
    schemaType: "array",
    errors: "full",
    compile(names: readonly string[]) {
      return function findMissing(data: object): boolean {
        const errors = missingOwn(names, data);
        Object.assign(findMissing, { errors });
        return errors.length === 0;
      };
    },
  });
}

/** Says which of the names are no properties of an object's own. */
export function missingOwn(names: readonly string[], data: object): Missing[] {
  return names.filter((name) => !Object.hasOwn(data, name)).map(toError);
}

/** What is wrong with an object that lacks a property. */
export interface Missing {
  readonly keyword: "required";
  readonly params: { readonly missingProperty: string };
  readonly message: string;
}

function toError(missingProperty: string): Missing {
  const message = `must have required property '${missingProperty}'`;
  return { keyword: "required", params: { missingProperty }, message };
}

/** The same objects without what they inherit. */
export function eachWithoutPrototype<Places extends Readonly<Record<string, JsonObject>>>(
  places: Places,
): Record<keyof Places, JsonObject> {
  const bare = Object.entries(places).map(([place, values]) => [
    place,
    Object.assign(Object.create(null) as JsonObject, values),
  ]);
  return Object.fromEntries(bare) as Record<keyof Places, JsonObject>;
}
