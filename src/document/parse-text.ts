import { checkTree } from "./check-tree.ts";
import { JsonPlaces } from "./json-places.ts";
import type { DocumentLimits } from "./limits.ts";
import type { TextPlace } from "./text-place.ts";

/** What a text says, and where. */
export interface ParsedText {
  readonly content: unknown;
  /** Where in the text these steps lead, or as far as they lead; undefined for texts too long to search. */
  readonly placeOf: (steps: readonly (string | number)[]) => TextPlace | undefined;
}

/** Places in longer JSON texts are told by their pointer alone: finding the line would cost more than reading them. */
const LONGEST_SEARCHED = 2 ** 20;

/**
 * Reads a text in JSON or YAML 1.2. `file` is its name in messages.
 * @throws {DocumentError} with file, line and column of the first thing that is wrong.
 */
export async function parseText(text: string, file: string, limits: DocumentLimits): Promise<ParsedText> {
  return (await parseJson(text, file, limits)) ?? (await parseAsYaml(text, file, limits));
}

/** Many documents are JSON, and the other parser takes its time to load. */
async function parseAsYaml(text: string, file: string, limits: DocumentLimits): Promise<ParsedText> {
  const { parseYaml } = await import("./parse-yaml.ts");
  return parseYaml(text, file, limits);
}

/** JSON is YAML, but large texts are read many times faster as what they are. */
async function parseJson(
  text: string,
  file: string,
  limits: DocumentLimits,
): Promise<ParsedText | undefined> {
  if (!/^\s*[[{]/.test(text)) return undefined;
  let content: unknown;
  try {
    content = JSON.parse(text);
  } catch {
    return undefined;
  }
  const { keys } = checkTree(content, limits, file, { hasAliases: false });
  // The parser takes the last one; YAML's tells where the first one stands.
  if (text.length > LONGEST_SEARCHED) return { content, placeOf: () => undefined };
  if (countKeys(text) > keys) await parseAsYaml(text, file, limits);
  const places = new JsonPlaces(text);
  return { content, placeOf: (steps) => places.find(steps) };
}

/** How many keys a JSON text writes down, some of them perhaps twice. */
function countKeys(text: string): number {
  let count = 0;
  for (let at = text.indexOf('":'); at !== -1; at = text.indexOf('":', at + 2)) {
    if (text.charCodeAt(at - 1) !== 0x5c) count++;
  }
  return count;
}
