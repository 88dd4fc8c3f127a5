import { printable } from "../../markup/printable.ts";
import { LEVELS } from "../rules/effect.ts";
import { describeOthers, describePlace } from "./describe-place.ts";
import type { GroupedChange } from "./group-changes.ts";
import { countLevels, groupChanges, nameOperation } from "./group-changes.ts";
import type { DiffReport, Paint } from "./report.ts";

const LABEL_WIDTH = 10;

/** A report for people: a heading for each operation, each change with its rule and places, and a line of counts. */
export function writeText(report: DiffReport, paint: Paint = (_, text) => text): string {
  const groups = groupChanges(report.changes).map(({ operation, changes }) => {
    const id = operation?.operationId;
    const heading = paint("heading", printable(nameOperation(operation)));
    const name = id === undefined ? heading : `${heading} ${paint("aside", printable(`(${id})`))}`;
    return [name, ...changes.map((change) => writeChange(change, paint))].join("\n");
  });
  return `${[...groups, summarise(report, paint)].join("\n\n")}\n`;
}

/** The counts in one line: `old.yaml → new.yaml: 2 breaking, 1 warning, 3 info`; what is in many operations counts once. */
export function summarise(
  { old, new: other, changes }: DiffReport,
  paint: Paint = (_, text) => text,
): string {
  const counts = countLevels(groupChanges(changes).flatMap((group) => group.changes));
  const said = LEVELS.map((level) =>
    counts[level] === 0 ? `0 ${level}` : paint(level, `${counts[level]} ${level}`),
  ).join(", ");
  return `${printable(old)} → ${printable(other)}: ${changes.length === 0 ? "no changes" : said}`;
}

function writeChange({ id, level, message, others, old, new: there }: GroupedChange, paint: Paint): string {
  const places = [old, there].flatMap((place) => (place ? describePlace(place) : []));
  const asides = [id, places.join(" → "), describeOthers(others)].filter(
    (text) => text !== undefined && text !== "",
  );
  const indent = " ".repeat(2 + LABEL_WIDTH);
  const first = `  ${paint(level, level.padEnd(LABEL_WIDTH))}${printable(message)}`;
  return [first, `${indent}${paint("aside", printable(asides.join(", ")))}`].join("\n");
}
