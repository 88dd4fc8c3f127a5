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

/** Texts of a document with what would move a terminal's cursor taken out. */
export function printable(text: string): string {
  // eslint-disable-next-line no-control-regex -- they are what is looked for
  return text.replaceAll(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]/g, "�");
}
