import type { MediaType } from "./content.ts";
import type { JsonObject } from "./document.ts";
import type { ValueShape } from "./schema-types.ts";
import { readShape } from "./schema-types.ts";

/** The shapes of what a document's bodies hold, each read when first asked for. */
export class MediaShapes {
  readonly #root: JsonObject;
  readonly #shapes = new Map<MediaType, ValueShape>();

  constructor(root: JsonObject) {
    this.#root = root;
  }

  /** The shape of a body of this content. */
  of(media: MediaType): ValueShape {
    const known = this.#shapes.get(media);
    if (known) return known;
    const shape = readShape(this.#root, media.schema);
    this.#shapes.set(media, shape);
    return shape;
  }
}
