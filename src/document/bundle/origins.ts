import { escapeStep } from "../../contract/json-pointer.ts";
import { stepsOf } from "../place.ts";
import type { SourceFile } from "../source-files.ts";

/** Where a part of the document was written. */
export interface Origin {
  readonly file: SourceFile;
  readonly steps: readonly (string | number)[];
}

/** Remembers from which files the parts of a document came. */
export class Origins {
  readonly #root: SourceFile;
  readonly #parts = new Map<string, Origin>();

  constructor(root: SourceFile) {
    this.#root = root;
  }

  /** Tells that what stands at `pointer` of the document stands at `written` in a file; both percent-encoded. */
  add(pointer: string, file: SourceFile, written: string): void {
    this.#parts.set(pointer, { file, steps: stepsOf(written) });
  }

  /** Where the value that these steps of the document lead to was written. */
  of(steps: readonly (string | number)[]): Origin {
    const pointers = steps.map((_, at) => pointerOf(steps.slice(0, at + 1)));
    for (let length = this.#parts.size === 0 ? 0 : steps.length; length > 0; length--) {
      const part = this.#parts.get(pointers[length - 1] ?? "");
      if (part) return { file: part.file, steps: [...part.steps, ...steps.slice(length)] };
    }
    return { file: this.#root, steps };
  }

  /** Where in the document the value now stands that these steps of a file lead to; undefined for what was left there. */
  pointerTo(file: SourceFile, steps: readonly (string | number)[]): string | undefined {
    if (file === this.#root) return pointerOf(steps);
    const wanted = pointerOf(steps);
    for (const [pointer, part] of this.#parts) {
      const written = pointerOf(part.steps);
      const isWithin = wanted === written || wanted.startsWith(`${written}/`);
      if (part.file === file && isWithin) return pointer + wanted.slice(written.length);
    }
    return undefined;
  }
}

/** Steps as a pointer for a `$ref`: percent-encoded, without the `#`. */
export function pointerOf(steps: readonly (string | number)[]): string {
  return steps.map((step) => `/${escapeStep(step)}`).join("");
}
