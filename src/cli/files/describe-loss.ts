import type { ChangeRecord } from "../../store/change.ts";
import type { Loss, Salvage, SnapshotLoss } from "../../store/file/repair/salvage.ts";
import { count, place } from "./words.ts";

/** What a repair keeps and what it loses, in lines. */
export function describeLoss({ sequence, image, loss }: Salvage): string[] {
  const documents = image.collections.reduce((sum, [, entries]) => sum + entries.length, 0);
  const lost = [...(loss.snapshot ? aboutSnapshot(loss.snapshot) : []), ...aboutChanges(loss, sequence)];
  return [
    `kept: ${count(documents, "document")}, as they were after change ${sequence}`,
    ...(lost.length === 0 ? ["lost: nothing that is known of"] : lost.map((line) => `lost: ${line}`)),
  ];
}

function aboutSnapshot({ holes, documents, counters }: SnapshotLoss): string[] {
  const stretches = holes.map((hole) => `${count(hole.bytes, "byte")} of the snapshot (${place(hole)})`);
  const number =
    documents === undefined
      ? "an unknown number of its documents, unless a later change has them whole"
      : `${count(documents, "document")} of it, those excepted that a later change has whole`;
  const counting =
    "all counters that no later change has counted: they begin anew, so that new ids may be those of documents that are there";
  return [...stretches, number, ...(counters ? [counting] : [])];
}

function aboutChanges({ lastKnown, records, unreadable }: Loss, sequence: number): string[] {
  const stretches = unreadable.map(
    (stretch) => `${count(stretch.bytes, "byte")} of changes (${place(stretch)})`,
  );
  const known = lastKnown - sequence;
  if (known === 0) {
    return stretches.length === 0
      ? []
      : [...stretches, `change ${sequence + 1}, and all after it, if there were any`];
  }
  const range = known === 1 ? `change ${lastKnown}` : `changes ${sequence + 1} to ${lastKnown}`;
  const readable =
    records.length === 0 ? "none of which can be read" : `${records.length} of which can be read`;
  return [...stretches, `${range}, ${readable}`, ...affected(records)];
}

/** What the changes that can be read are about, for whoever has to make them again. */
function affected(records: readonly ChangeRecord[]): string[] {
  const touched = new Map<string, Set<string>>();
  const touch = (collection: string, id: string) =>
    touched.set(collection, (touched.get(collection) ?? new Set()).add(id));
  for (const record of records) {
    if ("image" in record) {
      for (const [name, entries] of record.image.collections) for (const { id } of entries) touch(name, id);
      continue;
    }
    for (const change of record.changes) {
      if (change.type === "put") touch(change.collection, change.entry.id);
      if (change.type === "delete") touch(change.collection, change.id);
    }
  }
  return Array.from(
    touched,
    ([name, ids]) => `what they made of ${count(ids.size, "document")} of ${name}: ${some(ids)}`,
  );
}

const MOST_NAMED = 10;

function some(ids: ReadonlySet<string>): string {
  const named = [...ids].slice(0, MOST_NAMED).join(", ");
  return ids.size > MOST_NAMED ? `${named} and ${ids.size - MOST_NAMED} more` : named;
}
