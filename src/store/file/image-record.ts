import { constants } from "node:buffer";
import type { ImageRecord } from "../change.ts";
import type { Work } from "../slices.ts";
import { inChunks } from "./entry-chunks.ts";
import { FrameInPieces } from "./frame.ts";

/**
 * The work of writing a whole state down as a frame of the journal, with the one record in it, piece by piece.
 * @throws {RangeError} when it would be longer than a text can be that is read again.
 */
export function* frameImage(record: ImageRecord): Work<readonly Buffer[]> {
  const frame = new FrameInPieces();
  let characters = 0;
  for (const text of piecesOf(record)) {
    characters += text.length;
    if (characters > constants.MAX_STRING_LENGTH) {
      throw new RangeError(
        `A state of more than ${constants.MAX_STRING_LENGTH} letters cannot be put at once.`,
      );
    }
    frame.add(text);
    yield;
  }
  return frame.end();
}

/** The same text as `JSON.stringify([record])`. */
function* piecesOf({ sequence, image }: ImageRecord): Generator<string> {
  yield `[{"sequence":${sequence},"image":{"collections":[`;
  for (const [index, [name, entries]] of image.collections.entries()) {
    yield `${index === 0 ? "" : ","}[${JSON.stringify(name)},[`;
    let between = "";
    for (const chunk of inChunks(entries)) {
      yield between + chunk;
      between = ",";
    }
    yield "]]";
  }
  yield `],"counters":${JSON.stringify(image.counters)}}}]`;
}
