import type { Entry } from "../document.ts";

const CHUNK_CHARACTERS = 256 * 1024;

/** Entries as JSON with commas between them, in texts that are short enough to be written in one go. */
export function* inChunks(entries: readonly Entry[]): Generator<string> {
  let texts: string[] = [];
  let length = 0;
  for (const entry of entries) {
    const text = JSON.stringify(entry);
    texts.push(text);
    length += text.length;
    if (length < CHUNK_CHARACTERS) continue;
    yield texts.join(",");
    texts = [];
    length = 0;
  }
  if (texts.length > 0) yield texts.join(",");
}
