import type { OpenApiDocument } from "../contract/document.ts";
import { escapeName, unescapeStep } from "../contract/json-pointer.ts";
import { readOperations } from "../contract/operation.ts";
import type { Change, ChangePlace } from "./change.ts";
import { compareWebhooks } from "./compare-callbacks.ts";
import { compareOperations } from "./compare-operations.ts";
import { compareSecuritySchemes } from "./compare-security-schemes.ts";
import { compareGlobalSecurity } from "./compare-security.ts";
import { compareServers } from "./compare-servers.ts";
import { DocumentPair } from "./document-pair.ts";
import { matchOperations } from "./match-operations.ts";
import type { FoundChange } from "./scope.ts";
import { Scope } from "./scope.ts";

/** A document to be compared; what `loadDocument` gives is one. */
export interface DiffedDocument {
  /** OpenAPI 3.1 in one piece. */
  readonly document: OpenApiDocument;
  /** Where in which file something of it was written, by its JSON pointer, which is percent-encoded. */
  readonly locate?: (pointer: string) => ChangePlace;
}

/** How documents are compared. */
export interface DiffOptions {
  /** The day on which the new document counts, for `x-sunset`; today where left out. */
  readonly today?: Date;
}

/**
 * Finds what is otherwise in the new document, and what that means to clients of the old one. What only describes, like
 * summaries and examples, is not looked at; nor is how something is written: `allOf`, references, the order of keys.
 * @throws {DocumentError} for a document that is not in one piece.
 */
export function diffContracts(
  old: DiffedDocument,
  other: DiffedDocument,
  options: DiffOptions = {},
): Change[] {
  const documents = new DocumentPair(old.document, other.document, options.today ?? new Date());
  const found: FoundChange[] = [];
  const scope = new Scope(found, documents.rules);
  const operations = matchOperations({
    old: readOperations(old.document),
    new: readOperations(other.document),
  });
  compareServers(operations.pairs, documents, scope);
  compareSecuritySchemes(documents, scope);
  compareGlobalSecurity(documents, scope);
  compareOperations(operations, documents, scope);
  compareWebhooks(documents, scope);
  return dropRepeated(found).map(({ at, ...change }) => ({
    ...change,
    ...(at.old !== undefined && { old: placeIn(old, at.old) }),
    ...(at.new !== undefined && { new: placeIn(other, at.new) }),
  }));
}

/** What several media types or alternatives have in common is told once for each operation. */
function dropRepeated(found: readonly FoundChange[]): FoundChange[] {
  const told = new Map<unknown, Set<string>>();
  return found.filter(({ id, at, message, operation }) => {
    const known = told.get(operation) ?? new Set<string>();
    told.set(operation, known);
    const isOfComponent =
      at.old?.startsWith("/components/") === true && at.new?.startsWith("/components/") === true;
    const key = `${id} ${String(at.old)} ${String(at.new)} ${isOfComponent ? "" : message}`;
    if (known.has(key)) return false;
    known.add(key);
    return true;
  });
}

function placeIn({ locate }: DiffedDocument, pointer: string): ChangePlace {
  if (locate) return locate(pointer);
  const steps = pointer.split("/").map((step) => escapeName(unescapeStep(step)));
  return { pointer: `#${steps.join("/")}` };
}
