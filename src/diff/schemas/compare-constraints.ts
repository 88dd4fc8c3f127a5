import { canonical } from "../../contract/equality.ts";
import type { Comparison } from "./comparison.ts";
import { isPartOf } from "./formats.ts";
import { firstOf, onlyIn, saidBy } from "./keyword-texts.ts";

/** Compares formats, patterns and what else bounds texts, numbers and lists beside their sizes. */
export function compareConstraints(comparison: Comparison): void {
  compareFormats(comparison);
  if (comparison.bothMayBe("string")) {
    comparePatterns(comparison);
    compareText(comparison, "contentMediaType", "content-media-type-changed");
    compareText(comparison, "contentEncoding", "content-encoding-changed");
  }
  if (comparison.bothMayBe("number")) compareMultiples(comparison);
  if (comparison.bothMayBe("array")) compareUniqueness(comparison);
}

function compareFormats({ shapes, tell }: Comparison): void {
  // A password is shown otherwise, and is any text.
  const said = (shape: typeof shapes.old) =>
    new Map([...saidBy(shape, "format")].filter(([format]) => format !== '"password"'));
  const removed = onlyIn(said(shapes.old), said(shapes.new));
  const added = onlyIn(said(shapes.new), said(shapes.old));
  const [[from, old] = []] = removed;
  const [[to, place] = []] = added;
  const spot = { old, new: place, keyword: "format" };
  if (from === undefined && to === undefined) return;
  if (from === undefined) tell("format-added", spot, `has the format \`${to}\`, and had none`);
  else if (to === undefined) tell("format-removed", spot, `has the format \`${from}\` no more`);
  else {
    const aspect = isPartOf(from, to)
      ? "format-generalized"
      : isPartOf(to, from)
        ? "format-specialized"
        : "format-changed";
    tell(aspect, spot, `has the format \`${to}\` instead of \`${from}\``);
  }
}

/** Nothing is known of two patterns but whether one of them takes any text. */
function comparePatterns({ shapes, tell }: Comparison): void {
  const isSelective = ([pattern]: readonly [string, string]) => !/^"\^?\.\*\$?"$/.test(pattern);
  const before = saidBy(shapes.old, "pattern");
  const after = saidBy(shapes.new, "pattern");
  const removed = onlyIn(before, after).filter(isSelective);
  const added = onlyIn(after, before).filter(isSelective);
  const keyword = "pattern";
  const [[from, old] = []] = removed;
  const [[to, place] = []] = added;
  if (removed.length === 1 && added.length === 1) {
    tell("pattern-changed", { old, new: place }, `has the pattern \`${to}\` instead of \`${from}\``);
    return;
  }
  for (const [text, at] of removed) {
    tell("pattern-removed", { old: at, keyword }, `has the pattern \`${text}\` no more`);
  }
  for (const [text, at] of added) {
    tell("pattern-added", { new: at, keyword }, `must fit the pattern \`${text}\``);
  }
}

function compareText({ shapes, tell }: Comparison, keyword: string, aspect: string): void {
  const [from, to] = [firstOf(shapes.old, keyword)?.value, firstOf(shapes.new, keyword)?.value];
  if (canonical(from) === canonical(to)) return;
  tell(aspect, { keyword }, `has the ${keyword} ${quote(to)} instead of ${quote(from)}`);
}

function compareMultiples({ shapes, tell }: Comparison): void {
  const keyword = "multipleOf";
  const removed = onlyIn(saidBy(shapes.old, keyword), saidBy(shapes.new, keyword));
  const added = onlyIn(saidBy(shapes.new, keyword), saidBy(shapes.old, keyword));
  const [[from] = []] = removed;
  const [[to] = []] = added;
  if (from === undefined && to === undefined) return;
  if (from === undefined) tell("multiple-of-set", { keyword }, `must be a multiple of ${to}`);
  else if (to === undefined)
    tell("multiple-of-unset", { keyword }, `need not be a multiple of ${from} any more`);
  else {
    const aspect = isMultiple(from, to)
      ? "multiple-of-generalized"
      : isMultiple(to, from)
        ? "multiple-of-specialized"
        : "multiple-of-changed";
    tell(aspect, { keyword }, `must be a multiple of ${to} instead of ${from}`);
  }
}

/** By what Ajv takes for a multiple: their ratio is a whole number. */
function isMultiple(value: string, of: string): boolean {
  return Number.isInteger(Number(value) / Number(of));
}

function compareUniqueness({ shapes, tell }: Comparison): void {
  const keyword = "uniqueItems";
  const isUnique = (shape: typeof shapes.old) => shape.parts.some(({ value }) => value[keyword] === true);
  if (isUnique(shapes.old) === isUnique(shapes.new)) return;
  if (isUnique(shapes.new)) tell("unique-items-set", { keyword }, "may not have an item twice any more");
  else tell("unique-items-unset", { keyword }, "may have an item twice");
}

function quote(value: unknown): string {
  return value === undefined ? "none" : `\`${canonical(value)}\``;
}
