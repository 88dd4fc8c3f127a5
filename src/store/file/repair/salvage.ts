import type { ChangeRecord, StateImage } from "../../change.ts";
import { applyRecord } from "../load-state.ts";
import { StateTree } from "../../state-tree.ts";
import type { ExaminedData, ExaminedSnapshot, Fault } from "./examine.ts";
import type { Following } from "./follow.ts";
import { follow } from "./follow.ts";

/** The best state that damaged files still have, and what is not in it. */
export interface Salvage {
  readonly schemaVersion: number;
  readonly image: StateImage;
  /** The last record that is in `image`. */
  readonly sequence: number;
  readonly loss: Loss;
}

/** What a repair would lose. */
export interface Loss {
  /** The highest record that any file knows of; those up to it that are not in the state are lost. */
  readonly lastKnown: number;
  /** Lost records that can be read, but build on one that cannot. */
  readonly records: readonly ChangeRecord[];
  /** Stretches of the journals that nothing can be read of. */
  readonly unreadable: readonly Stretch[];
  /** Where the snapshot itself has holes. */
  readonly snapshot?: SnapshotLoss;
}

/** A stretch of a file. */
export interface Stretch {
  readonly file: string;
  readonly offset: number;
  readonly bytes: number;
}

/** What cannot be read of a snapshot. */
export interface SnapshotLoss {
  readonly holes: readonly Stretch[];
  /** Undefined where not even their number can be read. */
  readonly documents: number | undefined;
  readonly counters: boolean;
}

/** All faults of the files that count: the newest snapshot, and the journals from it on. */
export function faultsOf({ snapshots, journals }: ExaminedData): readonly Fault[] {
  const newest = snapshots.at(-1);
  if (newest === undefined) return journals.flatMap(({ faults }) => faults);
  const { generation, header } = newest;
  const later = journals.filter((journal) => journal.generation >= generation);
  const following = header ? follow(journals, header).faults : later.flatMap(({ faults }) => faults);
  return [...newest.faults, ...following];
}

/**
 * The latest state that was acknowledged once, built on any snapshot that is whole; only where none is, what can be read
 * of the newest one, and all changes after it. Undefined where nothing tells what the documents are.
 */
export function salvage({ snapshots, journals }: ExaminedData): Salvage | undefined {
  const ways = snapshots.flatMap((snapshot) => wayFrom(snapshot, { snapshots, journals }));
  const whole = ways.filter(({ snapshot }) => snapshot.faults.length === 0);
  const best = whole.length > 0 ? whole.reduce((a, b) => (b.last >= a.last ? b : a)) : ways.at(-1);
  if (best === undefined) return undefined;
  const { snapshot, schemaVersion, records, last } = best;
  const { collections, trailer } = snapshot;
  let tree = new StateTree(new Map(), { collections, counters: trailer?.counters ?? [] });
  for (const record of records) tree = applyRecord(tree, record);
  return { schemaVersion, image: tree.image(), sequence: last, loss: lossOf(best, { snapshots, journals }) };
}

interface Way extends Following {
  readonly snapshot: ExaminedSnapshot;
  readonly schemaVersion: number;
}

function wayFrom(snapshot: ExaminedSnapshot, { journals }: ExaminedData): Way[] {
  const { header, generation } = snapshot;
  // Under another number or in another format, its place among the others is not known.
  if (header?.generation !== generation) return [];
  return [{ snapshot, schemaVersion: header.schemaVersion, ...follow(journals, header) }];
}

function lossOf({ snapshot, last, faults }: Way, { snapshots, journals }: ExaminedData): Loss {
  const later = journals.filter(({ generation }) => generation >= snapshot.generation);
  const all = later.flatMap(({ batches }) => batches.flatMap(({ records }) => records));
  const lost = new Map(
    all.filter(({ sequence }) => sequence > last).map((record) => [record.sequence, record]),
  );
  const known = [
    ...lost.keys(),
    ...snapshots.map(({ header }) => header?.sequence ?? 0),
    ...journals.map(({ header }) => header?.after ?? 0),
  ];
  const isFault = (file: string, offset: number) =>
    faults.some((fault) => fault.file === file && fault.offset === offset);
  return {
    lastKnown: Math.max(last, ...known),
    records: [...lost.values()],
    unreadable: later.flatMap(({ file, gaps }) =>
      gaps
        .filter(({ offset }) => isFault(file, offset))
        .map(({ offset, bytes }) => ({ file, offset, bytes })),
    ),
    ...(snapshot.faults.length > 0 && { snapshot: snapshotLoss(snapshot) }),
  };
}

function snapshotLoss({ file, gaps, collections, trailer }: ExaminedSnapshot): SnapshotLoss {
  const found = collections.reduce((count, [, entries]) => count + entries.length, 0);
  return {
    holes: gaps.map(({ offset, bytes }) => ({ file, offset, bytes })),
    documents: trailer && trailer.documents - found,
    counters: trailer === undefined,
  };
}
