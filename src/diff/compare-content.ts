import type { MediaType } from "../contract/content.ts";
import { covers, mediaTypeOf } from "../contract/media-type.ts";
import type { Pair, Pointers } from "./change.ts";
import type { DocumentPair } from "./document-pair.ts";
import type { NamedRuleId } from "./rules/rule-list.ts";
import type { SchemaSubject } from "./schemas/comparison.ts";
import type { Scope } from "./scope.ts";

/** The media types of a body in both documents. */
export interface ContentPair {
  readonly content: Pair<readonly MediaType[]>;
  /** Where the body stands. */
  readonly at: Pointers;
  readonly subject: SchemaSubject;
  /** The ids of its rules: some are called otherwise in requests. */
  readonly ids: ContentRuleIds;
}

/** How the rules of media types are called. */
export interface ContentRuleIds {
  readonly removed: NamedRuleId;
  readonly added: NamedRuleId;
  readonly generalized: NamedRuleId;
  readonly specialized: NamedRuleId;
  readonly schemaAdded: NamedRuleId;
  readonly schemaRemoved: NamedRuleId;
}

/** Compares in which media types a body may be, and its schema in each of them. */
export function compareContent(pair: ContentPair, documents: DocumentPair, scope: Scope): void {
  const { content, at, subject, ids } = pair;
  const matched = new Set<MediaType>();
  const isOnly = content.old.length === 1 && content.new.length === 1;
  for (const media of content.old) {
    const there = findMatch(media, content.new);
    if (!there) {
      const message = `${subject.name} may not be \`${media.mediaType}\` any more`;
      scope.tell(ids.removed, { old: media.pointer, new: at.new }, message);
      continue;
    }
    matched.add(there);
    tellRange({ old: media, new: there }, pair, scope);
    const name = isOnly ? subject.name : `${subject.name} (${there.mediaType})`;
    compareMedia({ old: media, new: there }, { ...pair, subject: { ...subject, name } }, documents, scope);
  }
  for (const media of content.new) {
    const message = `${subject.name} may be \`${media.mediaType}\` too`;
    if (!matched.has(media)) scope.tell(ids.added, { old: at.old, new: media.pointer }, message);
  }
}

/** The same media type, else the same with other parameters, else a range with it or within it. */
function findMatch({ mediaType }: MediaType, others: readonly MediaType[]): MediaType | undefined {
  return (
    others.find((other) => other.mediaType === mediaType) ??
    others.find((other) => mediaTypeOf(other.mediaType) === mediaTypeOf(mediaType)) ??
    others.find((other) => covers(other.mediaType, mediaType) || covers(mediaType, other.mediaType))
  );
}

function tellRange({ old, new: there }: Pair<MediaType>, { subject, ids }: ContentPair, scope: Scope): void {
  if (mediaTypeOf(old.mediaType) === mediaTypeOf(there.mediaType)) return;
  const id = covers(there.mediaType, old.mediaType) ? ids.generalized : ids.specialized;
  const message = `${subject.name} may be \`${there.mediaType}\` instead of \`${old.mediaType}\``;
  scope.tell(id, { old: old.pointer, new: there.pointer }, message);
}

function compareMedia(
  media: Pair<MediaType>,
  pair: ContentPair,
  documents: DocumentPair,
  scope: Scope,
): void {
  const { subject, ids } = pair;
  const at = { old: media.old.pointer, new: media.new.pointer };
  const schemas = { old: media.old.schema, new: media.new.schema };
  const items = { old: media.old.itemSchema, new: media.new.itemSchema };
  for (const [{ old, new: there }, whose] of [
    [schemas, "schema"],
    [items, "schema of its items"],
  ] as const) {
    if (!old && !there) continue;
    if (!old)
      scope.tell(
        ids.schemaAdded,
        { ...at, new: there?.pointer },
        `${subject.name} has a ${whose}, and had none`,
      );
    else if (!there)
      scope.tell(ids.schemaRemoved, { ...at, old: old.pointer }, `${subject.name} has no ${whose} any more`);
    else {
      const name = whose === "schema" ? subject.name : `an item of ${subject.name}`;
      documents.compareSchemas({ old, new: there }, { ...subject, name }, scope);
    }
  }
}
