import { basename } from "node:path";
import type { JsonObject } from "../../contract/document.ts";
import { isObject } from "../../contract/document.ts";
import type { Kind } from "../grammar.ts";
import { stepsOf } from "../place.ts";

/** Where in a document shared things of each kind stand; kinds without such a place are put where they are used. */
export type Sections = Readonly<Partial<Record<Kind, readonly string[]>>>;

/** The sections of OpenAPI 3.0. */
export const SECTIONS_3_0: Sections = {
  schema: ["components", "schemas"],
  response: ["components", "responses"],
  parameter: ["components", "parameters"],
  example: ["components", "examples"],
  requestBody: ["components", "requestBodies"],
  header: ["components", "headers"],
  securityScheme: ["components", "securitySchemes"],
  link: ["components", "links"],
  callback: ["components", "callbacks"],
};

/** Those of later versions of OpenAPI 3. */
export const SECTIONS_3: Sections = { ...SECTIONS_3_0, pathItem: ["components", "pathItems"] };

/** The sections of Swagger 2.0. */
export const SECTIONS_2: Sections = {
  schema: ["definitions"],
  response: ["responses"],
  parameter: ["parameters"],
  securityScheme: ["securityDefinitions"],
};

/** The map that a section of a document is; undefined where there is none. */
export function findSection(document: JsonObject, path: readonly string[]): JsonObject | undefined {
  let holder: unknown = document;
  for (const step of path) {
    holder = isObject(holder) && Object.hasOwn(holder, step) ? holder[step] : undefined;
  }
  return isObject(holder) ? holder : undefined;
}

/** The map that a section of a document is, made where it is missing. */
export function makeSection(document: JsonObject, path: readonly string[]): JsonObject {
  let holder = document;
  for (const step of path) {
    const next = findSection(holder, [step]) ?? {};
    holder[step] = next;
    holder = next;
  }
  return holder;
}

/** The name that what stands at a pointer of a file has there: `Pet` for `#/$defs/Pet` and `Pet.yaml`. */
export function nameIn(location: string, pointer: string): string {
  const last = stepsOf(pointer).at(-1) ?? withoutEndings(basename(location));
  return last.replaceAll(/[^\w.-]+/g, "-").replace(/^-+|(?<!-)-+$/g, "") || "part";
}

function withoutEndings(name: string): string {
  const parts = name.split(".");
  while (/^(schema|ya?ml|json)$/i.test(parts.slice(1).at(-1) ?? "")) parts.pop();
  return parts.join(".");
}

/** A name that no other in the section has yet: `Pet`, else `Pet-2`. */
export function freeName(section: JsonObject, name: string): string {
  if (!Object.hasOwn(section, name)) return name;
  for (let number = 2; ; number++) {
    if (!Object.hasOwn(section, `${name}-${number}`)) return `${name}-${number}`;
  }
}
