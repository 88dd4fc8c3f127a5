/** One member of a header's comma-separated list: its first part, and the `name=value` pairs after it. */
export interface ListMember {
  /** As it was sent: `application/json`, `code=404`. */
  readonly head: string;
  /** In the order of the header; names in lower case, quotes taken off the values. */
  readonly parameters: readonly (readonly [name: string, value: string])[];
}

/** Reads a list of members with parameters: `a;q=0.5, b="x, y"` (RFC 9110, sections 5.6.1 and 5.6.6). */
export function readHeaderList(text: string): ListMember[] {
  return splitOutsideQuotes(text, ",").flatMap((member) => {
    const [head = "", ...rest] = splitOutsideQuotes(member, ";");
    return head === "" ? [] : [{ head, parameters: rest.filter((piece) => piece !== "").map(readPair) }];
  });
}

/** `name=value` with the name in lower case and the value without quotes; no value is an empty one. */
export function readPair(text: string): readonly [name: string, value: string] {
  const at = text.indexOf("=");
  if (at === -1) return [text.trim().toLowerCase(), ""];
  return [text.slice(0, at).trim().toLowerCase(), unquote(text.slice(at + 1).trim())];
}

function unquote(text: string): string {
  const isQuoted = text.length >= 2 && text.startsWith('"') && text.endsWith('"');
  return isQuoted ? text.slice(1, -1).replace(/\\(.)/g, "$1") : text;
}

function splitOutsideQuotes(text: string, separator: "," | ";"): string[] {
  if (!text.includes('"')) return text.split(separator).map((piece) => piece.trim());
  const pieces: string[] = [];
  let start = 0;
  let quoted = false;
  for (let at = 0; at < text.length; at++) {
    const character = text[at];
    if (quoted && character === "\\") at++;
    else if (character === '"') quoted = !quoted;
    else if (character === separator && !quoted) {
      pieces.push(text.slice(start, at).trim());
      start = at + 1;
    }
  }
  return [...pieces, text.slice(start).trim()];
}
