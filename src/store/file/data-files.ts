/**
 * The files of a data folder. `snapshot-000007` holds a whole state and `journal-000007` the changes made after it;
 * where a snapshot could not be written, journals with higher numbers follow on. A name that ends in `.tmp` was being
 * written when its writer ended, and counts for nothing.
 */
export interface DataFiles {
  /** The generations there are snapshots of, lowest first. */
  readonly snapshots: readonly number[];
  /** The generations there are journals of, lowest first. */
  readonly journals: readonly number[];
  readonly unfinished: readonly string[];
  /** Names that a store does not know. */
  readonly foreign: readonly string[];
}

const NUMBERED = /^(snapshot|journal)-(\d{6,})$/;
const UNFINISHED = /^snapshot-\d{6,}\.tmp$/;
/** The lock, and what a folder may have in it without being in use: a mount point's, an editor's, git's. */
const IGNORED = /^(lock\.db.*|owner\.json|lost\+found|\..*)$/;

/** The name of a generation's snapshot. */
export function snapshotName(generation: number): string {
  return `snapshot-${String(generation).padStart(6, "0")}`;
}

/** The name of a generation's journal. */
export function journalName(generation: number): string {
  return `journal-${String(generation).padStart(6, "0")}`;
}

/** Tells the names in a data folder apart. */
export function sortNames(names: readonly string[]): DataFiles {
  const numbersOf = (kind: string) =>
    names
      .map((name) => NUMBERED.exec(name))
      .flatMap((match) => (match?.[1] === kind ? [Number(match[2])] : []))
      .sort((a, b) => a - b);
  return {
    snapshots: numbersOf("snapshot"),
    journals: numbersOf("journal"),
    unfinished: names.filter((name) => UNFINISHED.test(name)),
    foreign: names.filter((name) => ![NUMBERED, UNFINISHED, IGNORED].some((known) => known.test(name))),
  };
}

/** The present time as part of a file's name. */
export function timestampForName(): string {
  return new Date().toISOString().replaceAll(/[:.]/g, "-");
}
