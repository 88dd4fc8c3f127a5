import type { JsonObject } from "../../contract/document.ts";
import type { Place } from "../place.ts";
import { below } from "../place.ts";
import type { Survey } from "./survey.ts";

// OpenAPI 3.2 has fields of its own for some things that 3.1 can say otherwise, and for some that it cannot.

/** The schema of a sequence's items becomes that of a list of them. */
export function mendMediaType(media: JsonObject, place: Place, { faults }: Survey): void {
  const { schema, itemSchema } = media;
  if (itemSchema !== undefined) {
    const list = { type: "array", items: itemSchema };
    media.schema = schema === undefined ? list : { allOf: [schema, list] };
    delete media.itemSchema;
  }
  for (const field of ["prefixEncoding", "itemEncoding"]) {
    if (media[field] === undefined) continue;
    faults.warn("not-served", below(place, field), "how the parts of a list are written is not looked at");
  }
}

/** An example's `dataValue` is its value. */
export function mendExample(example: JsonObject): void {
  if (example.dataValue !== undefined) example.value ??= example.dataValue;
}
