import { Problem } from "../src/index.ts";
import type { ModelDocument } from "./models-state.ts";

/** The strong entity tag of a revision: `"7"`. */
export function entityTagOf({ revision }: Pick<ModelDocument, "revision">): string {
  return `"${revision}"`;
}

/**
 * Lets a change pass when `If-Match` names the model's present revision, or is not there.
 * @throws {Problem} 412 with the present `ETag`. A weak tag never matches (RFC 9110, section 13.1.1).
 */
export function assertUnchanged(model: ModelDocument, ifMatch: string | undefined): void {
  if (ifMatch === undefined || ifMatch === "*") return;
  const present = entityTagOf(model);
  if (tagsOf(ifMatch).includes(present)) return;
  throw new Problem({
    status: 412,
    detail: `Model ${model.id} is at revision ${present}, not ${ifMatch}. Read it again and decide anew.`,
    headers: { ETag: present },
  });
}

/** Whether `If-None-Match` names `tag`, weak or strong (RFC 9110, section 13.1.2). */
export function isStillGood(tag: string, ifNoneMatch: string | undefined): boolean {
  if (ifNoneMatch === undefined) return false;
  return ifNoneMatch === "*" || tagsOf(ifNoneMatch).some((known) => known.replace(/^W\//, "") === tag);
}

function tagsOf(header: string): readonly string[] {
  return header.match(/(W\/)?"[^"]*"/g) ?? [];
}
