import { crc32 } from "node:zlib";

/**
 * Everything a store writes is a row of frames: magic (4 bytes), length of the payload, CRC-32 of the payload, CRC-32 of
 * these first 12 bytes (each 4 bytes, little-endian), and the payload, JSON in UTF-8. No JSON text has a byte 0xFF or a
 * byte 0, so that a frame is never mistaken for text, nor text for space that was never written.
 */
export interface Frame {
  readonly payload: Buffer;
  /** Where the next frame begins. */
  readonly end: number;
}

const MAGIC = Buffer.from([0xff, 0x63, 0x73, 0x66]);
const HEADER_BYTES = 16;
const SECTOR_BYTES = 512;

/** The frame of one JSON text. */
export function encodeFrame(json: string): Buffer {
  const payload = Buffer.from(json);
  return Buffer.concat([headerOf(payload.length, crc32(payload)), payload]);
}

/** The frame of a JSON text that comes piece by piece. */
export class FrameInPieces {
  readonly #pieces: Buffer[] = [];
  #length = 0;
  #crc = 0;

  add(text: string): void {
    const piece = Buffer.from(text);
    this.#pieces.push(piece);
    this.#length += piece.length;
    this.#crc = crc32(piece, this.#crc);
  }

  /** The whole frame: to be written in this order. */
  end(): readonly Buffer[] {
    return [headerOf(this.#length, this.#crc), ...this.#pieces];
  }
}

function headerOf(length: number, crc: number): Buffer {
  const header = Buffer.alloc(HEADER_BYTES);
  MAGIC.copy(header);
  header.writeUInt32LE(length, 4);
  header.writeUInt32LE(crc, 8);
  header.writeUInt32LE(crc32(header.subarray(0, 12)), 12);
  return header;
}

/** The frame at an offset, or undefined when there is none that is whole and sound. */
export function readFrame(bytes: Buffer, offset: number): Frame | undefined {
  const length = readLength(bytes, offset);
  if (length === undefined) return undefined;
  const start = offset + HEADER_BYTES;
  const payload = bytes.subarray(start, start + length);
  if (payload.length < length || crc32(payload) !== bytes.readUInt32LE(offset + 8)) return undefined;
  return { payload, end: start + length };
}

/** Where the first sound frame after the offset begins, if there is one. */
export function nextFrame(bytes: Buffer, offset: number): number | undefined {
  for (let at = bytes.indexOf(MAGIC, offset + 1); at !== -1; at = bytes.indexOf(MAGIC, at + 1)) {
    if (readFrame(bytes, at) !== undefined) return at;
  }
  return undefined;
}

/**
 * Whether what is at the offset, where no sound frame is, is what a write leaves that was cut off: less than a header,
 * a sound header with too few bytes behind it, or a stretch of a disk sector that was never written (all NUL), and in
 * no case a sound frame after it. Anything else was written in full once and has been damaged since.
 */
export function isTorn(bytes: Buffer, offset: number): boolean {
  if (bytes.length - offset < HEADER_BYTES) return true;
  const length = readLength(bytes, offset);
  if (length !== undefined && offset + HEADER_BYTES + length > bytes.length) return true;
  return hasUnwrittenSector(bytes, offset) && nextFrame(bytes, offset) === undefined;
}

function readLength(bytes: Buffer, offset: number): number | undefined {
  const header = bytes.subarray(offset, offset + HEADER_BYTES);
  if (header.length < HEADER_BYTES || !header.subarray(0, MAGIC.length).equals(MAGIC)) return undefined;
  if (crc32(header.subarray(0, 12)) !== header.readUInt32LE(12)) return undefined;
  return header.readUInt32LE(4);
}

function hasUnwrittenSector(bytes: Buffer, offset: number): boolean {
  for (let start = offset; start < bytes.length; start = nextSector(start)) {
    if (bytes.subarray(start, nextSector(start)).every((byte) => byte === 0)) return true;
  }
  return false;
}

function nextSector(offset: number): number {
  return (Math.floor(offset / SECTOR_BYTES) + 1) * SECTOR_BYTES;
}
