import type { Figure } from "../figures/figure.ts";
import type { ChangeRecord, ImageRecord } from "./change.ts";
import type { StoreHealth } from "./store.ts";

/** What makes the changes of a store last. */
export interface Persistence {
  /** Whether a record takes no time to last, so that `append` gives undefined for every one. */
  readonly isInstant: boolean;
  /**
   * Resolves when the record, and every one before it, will be found again whatever happens. Records come in order and
   * without waiting for each other. After a rejection no later record may be accepted.
   * @throws when the record cannot be written down at all; it is as if it had never come, then.
   */
  append(record: ChangeRecord): Promise<void> | undefined;
  /**
   * Writes a whole state down in slices, and gives back what appends it: to be called before any other record comes. Left
   * out where nothing has to be written down.
   * @throws when it cannot be written down at all.
   */
  prepare?(record: ImageRecord): Promise<() => Promise<void>>;
  /** How it is, apart from refused records. */
  health(): StoreHealth;
  /** What can be measured of it; left out where there is nothing. */
  figures?(): readonly Figure[];
  /** Lets go of everything. No record is waiting then. */
  close(): Promise<void>;
}

/** Keeps nothing: the state lasts as long as the process. */
export const noPersistence: Persistence = {
  isInstant: true,
  append: () => undefined,
  health: () => ({ status: "ready" }),
  close: () => Promise.resolve(),
};
