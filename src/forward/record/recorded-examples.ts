import { isObject } from "../../contract/document.ts";
import type { Overlay, OverlayAction } from "../../overlay/overlay.ts";

/** A value under its place in the document. */
export interface PlacedExample {
  /** What an overlay's action targets: a media type, or a parameter. */
  readonly target: string;
  readonly value: unknown;
}

/** Named examples, each of one request and its reply, as the actions of an overlay. */
export class RecordedExamples {
  readonly #info: Overlay["info"];
  readonly #base: string | undefined;
  /** Actions that are none of ours; they stay as they are, and first. */
  readonly #others: readonly OverlayAction[];
  /** By target, then by name. */
  readonly #places = new Map<string, Map<string, object>>();

  /** Goes on with what an overlay has already. */
  constructor(overlay: Pick<Overlay, "info" | "extends" | "actions">) {
    this.#info = overlay.info;
    this.#base = overlay.extends;
    this.#others = overlay.actions.filter((action) => !this.#take(action));
  }

  /** The names at a place. */
  namesAt(target: string): ReadonlySet<string> {
    return new Set(this.#places.get(target)?.keys());
  }

  /** How many examples there are, in all places. */
  get size(): number {
    return [...this.#places.values()].reduce((sum, examples) => sum + examples.size, 0);
  }

  /** Puts the parts of one exchange under one name, in place of those that it had; tells whether that is news. */
  put(name: string, summary: string, parts: readonly PlacedExample[]): boolean {
    const isKnown = parts.every(({ target, value }) =>
      isSameExample(this.#places.get(target)?.get(name), value),
    );
    if (isKnown) return false;
    for (const { target, value } of parts) {
      const examples = this.#places.get(target) ?? new Map<string, object>();
      this.#places.set(target, examples.set(name, { summary, value }));
    }
    return true;
  }

  /** All of it, as it is kept. */
  toOverlay(): Overlay {
    const own = [...this.#places].map(([target, examples]) => ({
      target,
      update: { examples: Object.fromEntries(examples) },
    }));
    return {
      overlay: "1.0.0",
      info: this.#info,
      ...(this.#base !== undefined && { extends: this.#base }),
      actions: [...this.#others, ...own],
    };
  }

  /** Takes an action that does nothing but add named examples. */
  #take({ target, update, remove, description }: OverlayAction): boolean {
    if (remove === true || description !== undefined || !isObject(update)) return false;
    const { examples, ...rest } = update;
    if (!isObject(examples) || Object.keys(rest).length > 0) return false;
    const entries = Object.entries(examples);
    if (!entries.every((entry): entry is [string, Record<string, unknown>] => isObject(entry[1])))
      return false;
    const known = this.#places.get(target) ?? new Map<string, object>();
    for (const [name, example] of entries) known.set(name, example);
    this.#places.set(target, known);
    return true;
  }
}

function isSameExample(example: object | undefined, value: unknown): boolean {
  return (
    example !== undefined && "value" in example && JSON.stringify(example.value) === JSON.stringify(value)
  );
}
