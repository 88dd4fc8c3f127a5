import type { ChangeRecord } from "../../change.ts";
import { journalName } from "../data-files.ts";
import type { ExaminedJournal, Fault } from "./examine.ts";

/** What follows a snapshot in the journals. */
export interface Following {
  /** The records after it that have none missing before them. */
  readonly records: readonly ChangeRecord[];
  /** The last of them; that of the snapshot where there is none. */
  readonly last: number;
  /** All that is wrong in the journals, in the order of the files. */
  readonly faults: readonly Fault[];
}

/** Follows the journals from a snapshot of this generation on, past faults too, so that all of them are found. */
export function follow(
  journals: readonly ExaminedJournal[],
  { generation, sequence }: { readonly generation: number; readonly sequence: number },
): Following {
  const faults: Fault[] = [];
  const records: ChangeRecord[] = [];
  const used = journals.filter((journal) => journal.generation >= generation);
  if (used[0]?.generation !== generation || used[0].isUnused) {
    const what = "it should be there, with the changes that were made after the snapshot";
    faults.push({ file: journalName(generation), offset: 0, what });
  }
  /** Unknown after a stretch that cannot be read. */
  let last: number | undefined = sequence;
  const take = (record: ChangeRecord, file: string, offset: number) => {
    if (last !== undefined && record.sequence !== last + 1) {
      faults.push({ file, offset, what: `record ${last + 1} should be there, and ${record.sequence} is` });
    }
    if (faults.length === 0) records.push(record);
    last = record.sequence;
  };
  for (const [index, journal] of used.entries()) {
    const { file, batches, size } = journal;
    for (const place of inOrder(batches, journal.faults)) {
      if ("what" in place) {
        faults.push(place);
        last = undefined;
      } else for (const record of place.records) take(record, file, place.offset);
    }
    const later = used.slice(index + 1).filter(({ header }) => header !== undefined);
    const begunAfter = later[0]?.header?.after ?? 0;
    const torn = journal.isUnused ? undefined : journal.gaps.find(({ isTorn }) => isTorn);
    if (last === undefined) continue;
    if (begunAfter > last || (torn !== undefined && later.some((other) => other.batches.length > 0))) {
      const what = `record ${last + 1} is missing, and the journals after it build on it`;
      faults.push({ file, offset: torn?.offset ?? size, what });
    }
  }
  return { records, last: records.at(-1)?.sequence ?? sequence, faults };
}

function inOrder<A extends { readonly offset: number }, B extends { readonly offset: number }>(
  some: readonly A[],
  others: readonly B[],
): readonly (A | B)[] {
  return [...some, ...others].sort((a, b) => a.offset - b.offset);
}
