import type { Operation } from "../contract/operation.ts";
import type { Pair } from "./change.ts";
import { compareContent } from "./compare-content.ts";
import type { DocumentPair } from "./document-pair.ts";
import type { Scope } from "./scope.ts";

const IDS = {
  removed: "request-body-media-type-removed",
  added: "request-body-media-type-added",
  generalized: "request-body-media-type-generalized",
  specialized: "request-body-media-type-specialized",
  schemaAdded: "request-body-media-type-schema-added",
  schemaRemoved: "request-body-media-type-schema-removed",
} as const;

/** Compares the bodies that two operations take. */
export function compareRequestBody(operations: Pair<Operation>, documents: DocumentPair, scope: Scope): void {
  const { requestBody: before } = operations.old;
  const { requestBody: after } = operations.new;
  const at = {
    old: before?.pointer ?? operations.old.pointer,
    new: after?.pointer ?? operations.new.pointer,
  };
  if (!before && !after) return;
  if (!before) {
    if (after?.required === true)
      scope.tell("request-body-added-required", at, "a required request body is new");
    else scope.tell("request-body-added-optional", at, "an optional request body is new");
    return;
  }
  if (!after) {
    scope.tell("request-body-removed", at, "no request body is taken any more");
    return;
  }
  if (!before.required && after.required) {
    scope.tell("request-body-became-required", at, "the request body became required");
  }
  if (before.required && !after.required) {
    scope.tell("request-body-became-optional", at, "the request body became optional");
  }
  const subject = {
    own: "request-body",
    nested: "request-property",
    name: "the request body",
    way: scope.way("request"),
    asText: false,
  } as const;
  compareContent(
    { content: { old: before.content, new: after.content }, at, subject, ids: IDS },
    documents,
    scope,
  );
}
