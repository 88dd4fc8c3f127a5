import { printable } from "../../../markup/printable.ts";
import type { ReportedFinding } from "../report.ts";
import { placeOf, shorten, times } from "../words.ts";
import type { Terminal } from "./terminal.ts";
import { fit, plain, wrap } from "./terminal.ts";

/** So much of a line for a shell is shown, in characters; it is never broken, so that it can be copied. */
const LONGEST_LINE = 1500;

/** So many other operations are named. */
const MOST_NAMED = 3;

const NAME_WIDTH = 6;

/** Where a finding stands among the others. */
export interface FindingPlace {
  /** Its number. */
  readonly at: number;
  /** Which other operations have the same. */
  readonly others: readonly string[];
}

/** From a finding to its cause: what is wrong, what was sent, what came, and which rule that breaks. */
export function writeFinding(
  finding: ReportedFinding,
  { width = 80, paint = plain }: Terminal = {},
  { at, others }: FindingPlace = { at: 1, others: [] },
): string {
  const { message, check, count, known, phase, title, curl, rule } = finding;
  const number = `${String(at).padStart(3)}. `;
  const indent = " ".repeat(number.length);
  const room = width - indent.length - NAME_WIDTH;
  const place = placeOf(rule);
  const rows = [
    ["sent", printable(shorten(curl, LONGEST_LINE))],
    ["", paint("aside", fit(`${title} (${phase})`, room))],
    ["came", cameText(finding, room)],
    ["rule", printable(place)],
    ...(place === rule.pointer ? [] : [["", paint("aside", printable(rule.pointer))]]),
    ...(others.length > 0 ? [["also", alsoText(others)]] : []),
  ];
  const words = wrap(`${known ? "known: " : ""}${message}`, width - indent.length);
  return [
    ...words.map((line, row) => `${row === 0 ? number : indent}${paint(known ? "other" : "bad", line)}`),
    `${indent}${paint("aside", `${check}, ${times(count)}`)}`,
    ...rows.map(([name = "", line = ""]) => `${indent}${paint("aside", name.padEnd(NAME_WIDTH))}${line}`),
  ].join("\n");
}

/** As much of the body as two lines take. */
function cameText({ reply: { status, headers, body } }: ReportedFinding, width: number): string {
  if (status === 0) return "no answer";
  const type = headers["content-type"]?.split(";")[0] ?? "";
  return fit([status, type, body].join(" "), Math.max(40, width) * 2);
}

function alsoText(others: readonly string[]): string {
  const more = others.length - MOST_NAMED;
  return printable(others.slice(0, MOST_NAMED).join(", ")) + (more > 0 ? ` and ${more} more` : "");
}
