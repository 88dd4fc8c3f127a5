import type { MediaType } from "./content.ts";

/** How many texts are remembered of each media type. */
const REMEMBERED = 8;

/** Longer texts are judged anew each time, so that what is remembered stays small. */
const LONGEST_TEXT = 64 * 1024;

/**
 * Remembers the latest bodies that their schema allows, by the text that is sent. A body that is the same to the letter
 * need not be held against the schema again, and comparing texts costs a hundredth of it.
 */
export class JudgedTexts {
  readonly #valid = new WeakMap<MediaType, string[]>();

  /** Whether this very text was allowed lately. */
  has(media: MediaType, text: string): boolean {
    return this.#valid.get(media)?.includes(text) ?? false;
  }

  /** Remembers a text that is allowed, in place of the oldest one. */
  add(media: MediaType, text: string): void {
    if (text.length > LONGEST_TEXT) return;
    const texts = this.#valid.get(media) ?? [];
    if (texts.unshift(text) > REMEMBERED) texts.pop();
    this.#valid.set(media, texts);
  }
}
