import type { JsonObject, OpenApiDocument } from "../contract/document.ts";
import { DocumentReader, isObject } from "../contract/document.ts";
import { valueAt } from "../contract/json-pointer.ts";
import { SchemaReferences } from "../contract/schemas/schema-references.ts";
import { ShapeReader } from "./schemas/shape.ts";

/** One of the two documents, with what is read of it again and again. */
export interface Side {
  readonly reader: DocumentReader;
  readonly references: SchemaReferences;
  readonly shapes: ShapeReader;
}

/** Makes a document ready to be compared. */
export function createSide(document: OpenApiDocument): Side {
  const reader = new DocumentReader(document);
  const references = new SchemaReferences(reader.root);
  return { reader, references, shapes: new ShapeReader(references) };
}

/** The object at a pointer, an empty one where there is none. */
export function objectAt({ reader }: Side, pointer: string): JsonObject {
  const value = valueAt(reader.root, pointer);
  return isObject(value) ? value : {};
}
