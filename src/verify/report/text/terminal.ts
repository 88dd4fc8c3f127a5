import { printable } from "../../../markup/printable.ts";

/** How parts of a text are marked. */
export type Mark = "bad" | "good" | "other" | "heading" | "aside";

/** Marks a part of a text; gives it back as it is where there are no marks. */
export type Paint = (mark: Mark, text: string) => string;

/** Leaves a text as it is. */
export const plain: Paint = (_, text) => text;

/** What a text is written for. */
export interface Terminal {
  /** Columns; 80 where left out. */
  readonly width?: number;
  /** Default: no marks. */
  readonly paint?: Paint;
  /** Tells what is told in short too: operations without a finding, each place of a finding that is in several. */
  readonly verbose?: boolean;
}

/** A text of others in one line of so many columns. */
export function fit(text: string, width: number): string {
  const line = printable(text.replaceAll(/\s+/g, " ").trim());
  return line.length > width ? `${line.slice(0, Math.max(1, width - 1))}…` : line;
}

/** A text in lines of so many columns, broken between words where there are any. */
export function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of printable(text).split(" ")) {
    if (line !== "" && line.length + 1 + word.length > width) {
      lines.push(line);
      line = word;
    } else line = line === "" ? word : `${line} ${word}`;
  }
  return [...lines, line];
}
