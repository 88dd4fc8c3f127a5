import type { JsonObject, OpenApiDocument } from "../contract/document.ts";
import { isObject } from "../contract/document.ts";
import { SchemaCompiler } from "../contract/in-page/schema-compiler.ts";
import { readShape } from "../contract/schema-types.ts";
import { UnusableSchemaError } from "../contract/schemas/unusable-schema.ts";
import { pointerOf } from "./bundle/origins.ts";
import type { DocumentWarning, OriginOf } from "./faults.ts";
import { Faults } from "./faults.ts";
import { OPENAPI_3 } from "./grammar.ts";
import type { Place } from "./place.ts";
import { below, stepsTo } from "./place.ts";
import type { Visited } from "./walk.ts";
import { forEachChild } from "./walk.ts";

/** A schema that says which method of faker makes its values. */
interface FakedSchema {
  readonly schema: JsonObject;
  readonly place: Place;
}

/**
 * Looks for methods in `x-faker` that faker does not have, that fail with their arguments, or whose values their own schemas
 * refuse. Faker is loaded only for a document that names some.
 */
export async function checkFakerMethods(
  document: OpenApiDocument,
  originOf: OriginOf,
): Promise<readonly DocumentWarning[]> {
  const found = findFakedSchemas(document);
  if (found.length === 0) return [];
  const [{ loadFaker }, { Random }, { prepareFakerDraw }] = await Promise.all([
    import("../mock/generate/locale.ts"),
    import("../mock/generate/random.ts"),
    import("../mock/generate/faker-draw.ts"),
  ]);
  const random = new Random();
  const faker = await loadFaker("en", random);
  const root = { ...document };
  const compiler = new SchemaCompiler(root);
  const faults = new Faults();
  for (const { schema, place } of found) {
    const pointer = pointerOf(stepsTo(place));
    const types = [...readShape(root, { value: schema, pointer }).types];
    random.seed(pointer);
    const draw = prepareFakerDraw(faker, schema["x-faker"], { types, accepts: acceptor(compiler, pointer) });
    if (typeof draw !== "string") continue;
    faults.warn("unusable-faker", below(place, "x-faker"), `${draw}; values are made without it`);
  }
  return faults.report(originOf);
}

function findFakedSchemas(document: OpenApiDocument): FakedSchema[] {
  const found: FakedSchema[] = [];
  const seen = new Set<object>();

  function visit({ value, slot, place }: Visited): void {
    if (!isObject(value) || seen.has(value)) return;
    seen.add(value);
    if (slot.kind === "schema" && value["x-faker"] !== undefined) found.push({ schema: value, place });
    forEachChild(value, slot.kind, OPENAPI_3, place, visit);
  }

  forEachChild({ ...document }, "document", OPENAPI_3, undefined, visit);
  return found;
}

/** A schema that cannot be used refuses nothing: that is told with the examples. */
function acceptor(compiler: SchemaCompiler, pointer: string): (value: unknown) => boolean {
  try {
    return compiler.validator(pointer, "reply");
  } catch (error) {
    if (error instanceof UnusableSchemaError) return () => true;
    throw error;
  }
}
