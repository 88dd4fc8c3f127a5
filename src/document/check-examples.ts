import { setImmediate } from "node:timers/promises";
import type { SchemaChecks } from "../contract/checks.ts";
import { readWritten } from "../contract/bodies/written-text.ts";
import { valueAt } from "../contract/json-pointer.ts";
import type { JsonObject, OpenApiDocument } from "../contract/document.ts";
import { isObject } from "../contract/document.ts";
import { SchemaCompiler } from "../contract/in-page/schema-compiler.ts";
import type { Validate } from "../contract/schema-error.ts";
import type { Direction } from "../contract/schemas/direction.ts";
import { UnusableSchemaError } from "../contract/schemas/unusable-schema.ts";
import { pointerOf } from "./bundle/origins.ts";
import type { DocumentWarning, OriginOf } from "./faults.ts";
import { Faults } from "./faults.ts";
import { isReference, OPENAPI_3 } from "./grammar.ts";
import type { Place } from "./place.ts";
import { below, stepsTo } from "./place.ts";
import { References } from "./repair/references.ts";
import type { Visited } from "./walk.ts";
import { forEachChild } from "./walk.ts";

/** An example, and the schema that it is one of. */
interface WrittenExample {
  readonly value: unknown;
  readonly place: Place;
  /** Where the schema stands, percent-encoded. */
  readonly schema: string;
  readonly direction: Direction | "either";
  /** What a text among the values may be written in: the media type, where nothing but its schema tells how. */
  readonly contentType: string | undefined;
}

/** Values that hold a schema and examples of it. */
const HOLDERS: ReadonlySet<string> = new Set(["mediaType", "parameter", "header"]);

/** All examples of a document that are written beside a schema, in its order. */
function findExamples(document: OpenApiDocument, references: References): WrittenExample[] {
  const found: WrittenExample[] = [];
  const seen = new Set<object>();

  function visit({ value, slot, place }: Visited): void {
    if (!isObject(value) || seen.has(value)) return;
    seen.add(value);
    if (slot.kind === "schema") found.push(...ownExamplesOf(value, place));
    else if (isReference(value)) return;
    if (HOLDERS.has(slot.kind) && value.schema !== undefined) {
      found.push(...examplesOf(value, place, slot.kind, references));
    }
    forEachChild(value, slot.kind, OPENAPI_3, place, visit);
  }

  forEachChild({ ...document }, "document", OPENAPI_3, undefined, visit);
  return found;
}

function examplesOf(
  holder: JsonObject,
  place: Place,
  kind: string,
  references: References,
): WrittenExample[] {
  const steps = stepsTo(place);
  const schema = pointerOf([...steps, "schema"]);
  const direction = steps.includes("requestBody") || steps.includes("parameters") ? "request" : "reply";
  const isPlain = kind === "mediaType" && holder.encoding === undefined;
  const shared = { schema, direction, contentType: isPlain ? String(steps.at(-1)) : undefined } as const;
  const named = isObject(holder.examples) ? Object.entries(holder.examples) : [];
  const values = named.flatMap(([name, written]): WrittenExample[] => {
    const example = references.follow(written);
    if (!example || !("value" in example)) return [];
    return [{ value: example.value, place: below(below(place, "examples"), name), ...shared }];
  });
  if (holder.example === undefined) return values;
  return [{ value: holder.example, place: below(place, "example"), ...shared }, ...values];
}

/** Those that a schema has of itself. Whether it is one of requests or of replies is not known. */
function ownExamplesOf({ examples }: JsonObject, place: Place): WrittenExample[] {
  if (!Array.isArray(examples)) return [];
  const schema = pointerOf(stepsTo(place));
  return examples.map((value: unknown) => ({
    ...{ value, place, schema },
    direction: "either",
    contentType: undefined,
  }));
}

/** How far examples were checked. */
export interface ExampleCheck {
  readonly warnings: readonly DocumentWarning[];
  /** How many examples were left when the time was over. */
  readonly unchecked: number;
}

/** So long examples are checked without letting anything else be done. */
const SLICE_MS = 10;

/**
 * Looks for examples that their own schemas refuse. Each schema is read for it, which takes a second for a large document; it
 * is done in short slices, and ends when they have taken `budgetMs` milliseconds together. Most schemas have one or two
 * examples, for which it does not pay to compile them.
 */
export async function checkExamples(
  document: OpenApiDocument,
  originOf: OriginOf,
  budgetMs: number,
): Promise<ExampleCheck> {
  const root = { ...document };
  const examples = findExamples(document, new References(root, new Map()));
  const compiler = new SchemaCompiler(root);
  const faults = new Faults();
  let [spent, slice] = [0, 0];
  let checked = 0;
  for (const example of examples) {
    if (spent >= budgetMs) break;
    const start = performance.now();
    await checkExample(example, root, compiler, faults);
    checked++;
    const took = performance.now() - start;
    [spent, slice] = [spent + took, slice + took];
    if (slice < SLICE_MS) continue;
    slice = 0;
    await setImmediate();
  }
  return { warnings: faults.report(originOf), unchecked: examples.length - checked };
}

async function checkExample(
  { value: written, place, schema, direction, contentType }: WrittenExample,
  root: JsonObject,
  compiler: SchemaChecks,
  faults: Faults,
): Promise<void> {
  try {
    let value = written;
    if (typeof written === "string" && contentType !== undefined) {
      const located = { value: valueAt(root, schema) as JsonObject, pointer: schema };
      const read = await readWritten({ root, media: undefined, schema: located, contentType }, written);
      const [violation] = read.violations;
      if (violation) {
        faults.warn("broken-example", place, violation.message);
        return;
      }
      ({ value } = read);
    }
    if (direction === "either") {
      checkOwn(value, place, schema, faults, compiler);
      return;
    }
    const isValid = compiler.validator(schema, direction);
    if (!isValid(value)) faults.warn("broken-example", place, `breaks its own schema: ${reasonOf(isValid)}`);
  } catch (error) {
    if (!(error instanceof UnusableSchemaError)) throw error;
    faults.warn("wrong-value", place, `its schema cannot be used: ${error.message}`);
  }
}

/** An example in a schema stands under one of two keywords, so that it is told of by its value. */
function checkOwn(
  value: unknown,
  place: Place,
  schema: string,
  faults: Faults,
  compiler: SchemaChecks,
): void {
  const isValid = compiler.validator(schema, "reply");
  if (isValid(value)) return;
  const reason = reasonOf(isValid);
  if (compiler.validator(schema, "request")(value)) return;
  const text = JSON.stringify(value);
  const shown = text.length > LONGEST_SHOWN ? `${text.slice(0, LONGEST_SHOWN)}…` : text;
  faults.warn("broken-example", place, `its own example ${shown} breaks it: ${reason}`);
}

const LONGEST_SHOWN = 60;

function reasonOf({ errors }: Validate): string {
  const [error] = errors ?? [];
  return error ? `${error.instancePath} ${error.message ?? "is refused"}`.trim() : "is refused";
}
