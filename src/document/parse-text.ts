import type { Document } from "yaml";
import { LineCounter, parseDocument } from "yaml";
import { DocumentError } from "../contract/document.ts";
import { checkTree } from "./check-tree.ts";
import { JsonPlaces } from "./json-places.ts";
import type { DocumentLimits } from "./limits.ts";
import { findInYaml } from "./yaml-places.ts";

/** A place in a text; both count from 1. */
export interface TextPlace {
  readonly line: number;
  readonly column: number;
}

/** What a text says, and where. */
export interface ParsedText {
  readonly content: unknown;
  /** Where in the text these steps lead, or as far as they lead; undefined for texts too long to search. */
  readonly placeOf: (steps: readonly (string | number)[]) => TextPlace | undefined;
}

/** The most aliases that a YAML text may expand to for each anchor, so that a short text cannot fill the memory. */
const MAX_ALIASES = 1000;

/** Places in longer JSON texts are told by their pointer alone: finding the line would cost more than reading them. */
const LONGEST_SEARCHED = 2 ** 20;

/**
 * Reads a text in JSON or YAML 1.2. `file` is its name in messages.
 * @throws {DocumentError} with file, line and column of the first thing that is wrong.
 */
export function parseText(text: string, file: string, limits: DocumentLimits): ParsedText {
  return parseJson(text, file, limits) ?? parseYaml(text, file, limits);
}

/** JSON is YAML, but large texts are read many times faster as what they are. */
function parseJson(text: string, file: string, limits: DocumentLimits): ParsedText | undefined {
  if (!/^\s*[[{]/.test(text)) return undefined;
  let content: unknown;
  try {
    content = JSON.parse(text);
  } catch {
    return undefined;
  }
  const { keys } = checkTree(content, limits, file);
  // The parser takes the last one; YAML's tells where the first one stands.
  if (countKeys(text) > keys && text.length <= LONGEST_SEARCHED) readYaml(text, file);
  if (text.length > LONGEST_SEARCHED) return { content, placeOf: () => undefined };
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

function parseYaml(text: string, file: string, limits: DocumentLimits): ParsedText {
  const { document, lines } = readYaml(text, file);
  const content = toValue(document, file);
  checkTree(content, limits, file);
  return { content, placeOf: (steps) => findInYaml(document, lines, steps) };
}

function readYaml(text: string, file: string): { document: Document; lines: LineCounter } {
  const lines = new LineCounter();
  let document: Document;
  try {
    document = parseDocument(text, { lineCounter: lines, prettyErrors: false, merge: true });
  } catch (error) {
    if (error instanceof RangeError) throw new DocumentError(`${file}: is nested too deeply to be read`);
    throw error;
  }
  const [error] = document.errors;
  if (!error) return { document, lines };
  const { line, col } = lines.linePos(error.pos[0]);
  throw new DocumentError(`${file}:${line}:${col}: ${oneLine(error.message)}`);
}

function toValue(document: Document, file: string): unknown {
  try {
    return document.toJS({ maxAliasCount: MAX_ALIASES });
  } catch (error) {
    throw new DocumentError(`${file}: ${oneLine(error instanceof Error ? error.message : String(error))}`);
  }
}

function oneLine(message: string): string {
  return message.replaceAll(/\s*\n\s*/g, " ").trim();
}
