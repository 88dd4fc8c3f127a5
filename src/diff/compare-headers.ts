import type { ResponseHeader } from "../contract/content.ts";
import type { ResponseDeclaration } from "../contract/operation.ts";
import type { Pair } from "./change.ts";
import type { DocumentPair } from "./document-pair.ts";
import type { Scope } from "./scope.ts";

/** Compares the headers of a response; their names are the same in capitals and small letters. */
export function compareHeaders(
  responses: Pair<ResponseDeclaration>,
  where: string,
  documents: DocumentPair,
  scope: Scope,
): void {
  const before = byName(responses.old);
  const after = byName(responses.new);
  for (const [key, header] of before) {
    const there = after.get(key);
    if (there) compareHeader({ old: header, new: there }, where, documents, scope);
    else {
      const id = header.required ? "required-response-header-removed" : "optional-response-header-removed";
      const at = { old: header.pointer, new: responses.new.pointer };
      scope.tell(id, at, `${nameOf(header, where)} is gone`);
    }
  }
  for (const [key, header] of after) {
    const at = { old: responses.old.pointer, new: header.pointer };
    if (!before.has(key)) scope.tell("response-header-added", at, `${nameOf(header, where)} is new`);
  }
}

function compareHeader(
  headers: Pair<ResponseHeader>,
  where: string,
  documents: DocumentPair,
  scope: Scope,
): void {
  const { old, new: there } = headers;
  const name = nameOf(there, where);
  const at = { old: old.pointer, new: there.pointer };
  if (old.required && !there.required) {
    scope.tell("response-header-became-optional", at, `${name} is not always there any more`);
  }
  if (!old.required && there.required)
    scope.tell("response-header-became-required", at, `${name} is always there`);
  const subject = {
    own: "response-header",
    nested: "response-property",
    name,
    way: scope.way("reply"),
    asText: true,
  } as const;
  documents.compareSchemas({ old: old.schema, new: there.schema }, subject, scope);
}

/** A header Content-Type is described by the media types and ignored (OpenAPI 3.1, section 4.8.17.1). */
function byName({ headers }: ResponseDeclaration): ReadonlyMap<string, ResponseHeader> {
  const named = headers.map((header) => [header.name.toLowerCase(), header] as const);
  return new Map(named.filter(([name]) => name !== "content-type"));
}

function nameOf({ name }: ResponseHeader, where: string): string {
  return `the header \`${name}\` of ${where}`;
}
