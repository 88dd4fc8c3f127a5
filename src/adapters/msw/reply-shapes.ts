import { digestOf } from "../../contract/digest.ts";
import { isObject } from "../../contract/document.ts";
import type { JsonObject, OpenApiDocument } from "../../contract/document.ts";
import { valueAt } from "../../contract/json-pointer.ts";
import type { Operation } from "../../contract/operation.ts";

/**
 * What operations reply with, and each component that this refers to: a digest of how it is described, by operationId or by
 * the component's pointer.
 */
export type ReplyShapes = Readonly<Record<string, string>>;

/** What only tells people something: a document that is changed in these describes the same values. */
const ANNOTATIONS = new Set([
  "title",
  "summary",
  "description",
  "example",
  "examples",
  "externalDocs",
  "$comment",
]);

/** Below these, any name is somebody's own. */
const MAPS = new Set([
  "properties",
  "patternProperties",
  "dependentSchemas",
  "$defs",
  "responses",
  "headers",
]);

/** Reads what a document's replies look like. */
export async function readReplyShapes(
  document: OpenApiDocument,
  operations: readonly Pick<Operation, "operationId" | "responses">[],
): Promise<ReplyShapes> {
  const root: JsonObject = { ...document };
  const shapes = new Map<string, string>();
  const references = new Set<string>();
  const describe = (value: unknown) => JSON.stringify(value, withoutAnnotations(references));
  for (const { operationId, responses } of operations) {
    const own = responses.map(({ status, pointer }) => [status, valueAt(root, pointer)] as const);
    shapes.set(operationId, describe({ responses: Object.fromEntries(own) }));
  }
  // What is found on the way is gone through too.
  for (const pointer of references)
    shapes.set(`#${pointer}`, describe({ component: valueAt(root, pointer) }));
  const digests = [...shapes].map(
    async ([name, text]) => [name, (await digestOf(text)).slice(0, 16)] as const,
  );
  return Object.fromEntries(await Promise.all(digests));
}

/** Writes all but annotations, and collects the places that are referred to. */
function withoutAnnotations(
  references: Set<string>,
): (this: unknown, key: string, value: unknown) => unknown {
  const maps = new WeakSet<object>();
  return function (key, value) {
    const isName = typeof this === "object" && this !== null && maps.has(this);
    if (!isName && ANNOTATIONS.has(key)) return undefined;
    if (!isName && MAPS.has(key) && isObject(value)) maps.add(value);
    if (key === "$ref" && typeof value === "string" && value.startsWith("#/")) references.add(value.slice(1));
    return value;
  };
}

/** What both describe, and not alike: the last step of each name. */
export function changedShapes(before: ReplyShapes, after: ReplyShapes): string[] {
  return Object.keys(before)
    .filter((name) => Object.hasOwn(after, name) && before[name] !== after[name])
    .map((name) => name.slice(name.lastIndexOf("/") + 1));
}
