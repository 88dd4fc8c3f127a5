import { isTorn, nextFrame, readFrame } from "../frame.ts";

/** A sound frame and what it says. */
export interface FoundFrame {
  readonly offset: number;
  readonly value: unknown;
}

/** A stretch in which there is no sound frame. */
export interface Gap {
  readonly offset: number;
  readonly bytes: number;
  /** Whether it is what a write leaves that was cut off: then nobody was told that it had been made. */
  readonly isTorn: boolean;
}

/** All sound frames of a file, those after damage too, and what is between them. */
export function scanFrames(bytes: Buffer): {
  readonly frames: readonly FoundFrame[];
  readonly gaps: readonly Gap[];
} {
  const frames: FoundFrame[] = [];
  const gaps: Gap[] = [];
  for (let offset = 0; offset < bytes.length;) {
    const frame = readFrame(bytes, offset);
    if (frame !== undefined) {
      frames.push({ offset, value: JSON.parse(frame.payload.toString()) });
      offset = frame.end;
      continue;
    }
    const next = nextFrame(bytes, offset) ?? bytes.length;
    gaps.push({ offset, bytes: next - offset, isTorn: next === bytes.length && isTorn(bytes, offset) });
    offset = next;
  }
  return { frames, gaps };
}
