import type { Operation, ResponseDeclaration } from "../contract/operation.ts";
import type { Pair } from "./change.ts";
import { compareContent } from "./compare-content.ts";
import { compareHeaders } from "./compare-headers.ts";
import type { DocumentPair } from "./document-pair.ts";
import type { Scope } from "./scope.ts";

const IDS = {
  removed: "response-media-type-removed",
  added: "response-media-type-added",
  generalized: "response-media-type-generalized",
  specialized: "response-media-type-specialized",
  schemaAdded: "response-body-media-type-schema-added",
  schemaRemoved: "response-body-media-type-schema-removed",
} as const;

/** Compares which statuses two operations answer with, and what each answer is. */
export function compareResponses(operations: Pair<Operation>, documents: DocumentPair, scope: Scope): void {
  const { old, new: other } = operations;
  for (const response of old.responses) {
    const there = coveringOf(response, other.responses);
    if (there) {
      compareResponse({ old: response, new: there }, documents, scope);
      continue;
    }
    const id = isSuccess(response)
      ? "response-success-status-removed"
      : "response-non-success-status-removed";
    const message = `${nameOf(response)} is not answered any more`;
    scope.tell(id, { old: response.pointer, new: `${other.pointer}/responses` }, message);
  }
  for (const response of other.responses) {
    if (old.responses.some(({ status }) => status === response.status)) continue;
    const id = isSuccess(response) ? "response-success-status-added" : "response-non-success-status-added";
    scope.tell(id, { old: `${old.pointer}/responses`, new: response.pointer }, `${nameOf(response)} is new`);
  }
}

function compareResponse(responses: Pair<ResponseDeclaration>, documents: DocumentPair, scope: Scope): void {
  const { old, new: other } = responses;
  const at = { old: old.pointer, new: other.pointer };
  const subject = {
    own: "response-body",
    nested: "response-property",
    name: nameOf(old),
    way: scope.way("reply"),
    asText: false,
  } as const;
  compareContent(
    { content: { old: old.content, new: other.content }, at, subject, ids: IDS },
    documents,
    scope,
  );
  compareHeaders(responses, subject.name, documents, scope);
}

/** The response that stands for a status: itself, a range with it (`2XX`), `default`. */
function coveringOf(
  { status }: ResponseDeclaration,
  others: readonly ResponseDeclaration[],
): ResponseDeclaration | undefined {
  const find = (text: string) => others.find((other) => other.status === text);
  return (
    find(status) ?? find(`${status.charAt(0)}XX`) ?? (status === "default" ? undefined : find("default"))
  );
}

function isSuccess({ status }: ResponseDeclaration): boolean {
  return /^[23]/.test(status);
}

function nameOf({ status }: ResponseDeclaration): string {
  return `the ${status} response`;
}
