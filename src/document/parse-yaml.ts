import type { Document } from "yaml";
import { LineCounter, parseDocument } from "yaml";
import { DocumentError } from "../contract/document.ts";
import { checkTree } from "./check-tree.ts";
import { compactTexts } from "./compact-texts.ts";
import type { DocumentLimits } from "./limits.ts";
import type { ParsedText } from "./parse-text.ts";
import { findInYaml } from "./yaml-places.ts";

/** The most aliases that a YAML text may expand to for each anchor, so that a short text cannot fill the memory. */
const MAX_ALIASES = 1000;

/**
 * Reads a text in YAML 1.2. `file` is its name in messages.
 * @throws {DocumentError} with file, line and column of the first thing that is wrong.
 */
export function parseYaml(text: string, file: string, limits: DocumentLimits): ParsedText {
  const { document, lines } = readYaml(text, file);
  compactTexts(document, text);
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
    if (error instanceof RangeError) throw tooDeep(file);
    throw error;
  }
  const [error] = document.errors;
  if (!error) return { document, lines };
  // The parser catches its own lack of room, and takes it for a fault of the place where that came about.
  if (error.message.startsWith("Maximum call stack")) throw tooDeep(file);
  const { line, col } = lines.linePos(error.pos[0]);
  throw new DocumentError(`${file}:${line}:${col}: ${oneLine(error.message)}`);
}

function tooDeep(file: string): DocumentError {
  return new DocumentError(`${file}: is nested too deeply to be read`);
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
