import { printable } from "./printable.ts";

/**
 * A text in Markdown, in one line: it ends no cell, begins no element and calls nobody (`@name`); what it has in backticks
 * is shown as it is.
 */
export function markdownText(text: string): string {
  const line = printable(text);
  // A backtick without its other one begins nothing.
  const isPaired = (line.match(/`/g) ?? []).length % 2 === 0;
  return (isPaired ? line : line.replace(/`(?=[^`]*$)/, "'"))
    .split("`")
    .map((part, at) => (at % 2 === 1 ? part : escapeOutsideCode(part)))
    .join("`")
    .replaceAll("|", "\\|");
}

function escapeOutsideCode(text: string): string {
  return text.replaceAll(/[<>*_[\]\\]/g, "\\$&").replaceAll(/@(?=\w)/g, "@\u200b");
}

/** A text as code in a line of Markdown, which may be a cell of a table. */
export function markdownCode(text: string): string {
  return `\`${printable(text).replaceAll("`", "'").replaceAll("|", "\\|")}\``;
}

/** A block of code in Markdown, which nothing in the text ends. */
export function markdownBlock(text: string, language = ""): string {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([ticks]) => ticks.length));
  const fence = "`".repeat(longest + 1);
  // Lines stay; anything else that is no text is shown as what it is not.
  const shown = text
    .split(/\r\n|\n|\r/)
    .map(printable)
    .join("\n");
  return `${fence}${language}\n${shown}\n${fence}`;
}
