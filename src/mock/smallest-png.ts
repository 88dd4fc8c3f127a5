/** The smallest PNG, one transparent pixel, in base64. */
export const SMALLEST_PNG =
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==";

/** Its bytes. */
export function smallestPng(): Uint8Array {
  return Uint8Array.from(atob(SMALLEST_PNG), (character) => character.charCodeAt(0));
}
