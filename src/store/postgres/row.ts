import type { JsonDocument } from "../document.ts";
import { freezeDocument } from "../document.ts";

/** A row as statements of this store give it. */
export interface DocumentRow {
  readonly _position: string;
  readonly _document: string;
}

/** The document of a row, frozen. */
export function documentOf({ _document }: DocumentRow): JsonDocument {
  return freezeDocument(JSON.parse(_document) as JsonDocument);
}
