import type { Change } from "../change.ts";

/** What is reported. */
export interface DiffReport {
  /** The documents as people know them. */
  readonly old: string;
  readonly new: string;
  readonly changes: readonly Change[];
}

/** How parts of a text are marked, for a terminal. */
export type Mark = "breaking" | "warning" | "info" | "heading" | "aside";

/** Marks a part of a text; gives it back as it is where there are no marks. */
export type Paint = (mark: Mark, text: string) => string;
