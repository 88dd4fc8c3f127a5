import type { JsonObject, OpenApiDocument } from "../contract/document.ts";
import { DocumentReader } from "../contract/document.ts";
import type { LocatedSchema } from "./collection-plan.ts";

/** The times of an item, by what they are called. */
const CREATED = /^(created|inserted|registered|added)(_?at|_?on|_?date|_?time)?$/i;
const CHANGED = /^(updated|modified|changed|last_?(updated|modified|changed))(_?at|_?on|_?date|_?time)?$/i;

/**
 * An item with what its server has to say: what the schema says is read-only stays as it was, and the times of creation
 * and change are now, where clients are not asked for them.
 */
export function withServerMembers(
  document: OpenApiDocument,
  itemSchema: LocatedSchema,
  given: JsonObject,
  before: Readonly<JsonObject> | undefined,
  now: Date,
): JsonObject {
  const reader = new DocumentReader(document);
  const schema = reader.follow(itemSchema);
  const item = { ...given };
  for (const [name, { value }] of schema ? reader.children(schema, "properties") : []) {
    const isTime = value.format === "date-time";
    if (isTime && CHANGED.test(name) && (before || item[name] === undefined)) item[name] = now.toISOString();
    else if (before && value.readOnly === true && before[name] !== undefined) item[name] = before[name];
    else if (isTime && CREATED.test(name)) item[name] ??= before?.[name] ?? now.toISOString();
  }
  return item;
}
