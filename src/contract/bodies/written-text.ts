import { formatOf } from "./formats.ts";
import { formFormat } from "./form-format.ts";
import { xmlFormat } from "./xml-format.ts";
import type { JsonObject } from "../document.ts";
import { mediaTypeOf } from "../media-type.ts";
import type { Located } from "../json-pointer.ts";
import type { BodyDeclaration } from "./body-format.ts";
import type { Violation } from "../problem.ts";
import { Problem } from "../problem.ts";
import { readShape } from "../schema-types.ts";

/** What a text was written by. */
export interface WrittenBy extends Pick<BodyDeclaration, "contentType" | "media" | "root"> {
  readonly schema: Located<JsonObject | boolean> | undefined;
}

/** What a text stands for, or why it stands for nothing. */
export interface WrittenValue {
  readonly value: unknown;
  readonly violations: readonly Violation[];
}

/**
 * Reads an example that is the text of an XML document or of a form already, as its schema wants it; any other text is
 * the value itself.
 */
export async function readWritten(
  { contentType, media, root, schema }: WrittenBy,
  text: string,
): Promise<WrittenValue> {
  const format = formatOf(mediaTypeOf(contentType));
  const shape = readShape(root, schema);
  const isWritten = (format === xmlFormat || format === formFormat) && !shape.types.has("string");
  if (!isWritten || !schema) return { value: text, violations: [] };
  try {
    const bytes = new TextEncoder().encode(text);
    const { value } = await format.decode(bytes, { contentType, shape, media, root });
    return { value, violations: [] };
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    const message = `cannot be read: ${error.detail}`;
    return { value: text, violations: [{ in: "body", path: "", keyword: "parse", message }] };
  }
}
