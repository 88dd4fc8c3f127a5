/**
 * MurmurHash3_x86_32 of the text's UTF-8 bytes: an unsigned 32-bit number in which each bit of the input changes each
 * bit of the output half of the time. Source: Austin Appleby, SMHasher, `MurmurHash3.cpp` (public domain).
 */
export function murmur3(text: string, seed = 0): number {
  const bytes = new TextEncoder().encode(text);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const wholeBlocks = bytes.length - (bytes.length % 4);
  let hash = seed;
  for (let at = 0; at < wholeBlocks; at += 4) {
    hash ^= scramble(view.getUint32(at, true));
    hash = Math.imul(rotateLeft(hash, 13), 5) + 0xe6546b64;
  }
  let rest = 0;
  for (let at = bytes.length - 1; at >= wholeBlocks; at--) rest = (rest << 8) | view.getUint8(at);
  hash ^= scramble(rest);
  return mixFinally(hash ^ bytes.length);
}

function rotateLeft(word: number, bits: number): number {
  return (word << bits) | (word >>> (32 - bits));
}

function scramble(block: number): number {
  return Math.imul(rotateLeft(Math.imul(block, 0xcc9e2d51), 15), 0x1b873593);
}

function mixFinally(word: number): number {
  let hash = word;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
