import type { Event, ScalarEvent } from "js-yaml";
import { EVENT_ID, getScalarValue, parseEvents, SCALAR_STYLE } from "js-yaml";
import type { TextPlace } from "./text-place.ts";
import { placeAt } from "./text-place.ts";

/** A value of the text, with where it begins. */
interface Node {
  readonly start: number;
  /** By key, or by position in a list; a key's place is told in place of its value's. */
  readonly children?: ReadonlyMap<string, { readonly start: number; readonly value: Node }>;
}

/** Finds values in a text that is known to be YAML. It is read again for that, when the first one is looked for. */
export class YamlPlaces {
  readonly #text: string;
  readonly #depth: number;
  #root: Node | undefined;

  /** `depth` is how deeply the text may be nested. */
  constructor(text: string, depth: number) {
    this.#text = text;
    this.#depth = depth;
  }

  /** Where these steps lead, or as far as they lead: the line of the last key or list item. */
  find(steps: readonly (string | number)[]): TextPlace | undefined {
    this.#root ??= new NodeReader(this.#text, parseEvents(this.#text, { maxDepth: this.#depth })).read();
    let node = this.#root;
    let start: number | undefined;
    for (const step of steps) {
      const found = node.children?.get(String(step));
      if (!found) break;
      start = found.start;
      node = found.value;
    }
    return start === undefined ? undefined : placeAt(this.#text, start);
  }
}

/** Builds nodes from the events of one document. */
class NodeReader {
  readonly #text: string;
  readonly #events: readonly Event[];
  readonly #anchors = new Map<string, Node>();
  /** The first event opens the document. */
  #at = 1;

  constructor(text: string, events: readonly Event[]) {
    this.#text = text;
    this.#events = events;
  }

  read(): Node {
    const event = this.#events[this.#at++];
    if (event?.type === EVENT_ID.SCALAR) return this.#anchored(event, { start: startOf(event) });
    if (event?.type === EVENT_ID.SEQUENCE) return this.#anchored(event, this.#readList(event.start));
    if (event?.type === EVENT_ID.MAPPING) return this.#anchored(event, this.#readMap(event.start));
    if (event?.type !== EVENT_ID.ALIAS) return { start: 0 };
    const target = this.#anchors.get(this.#text.slice(event.anchorStart, event.anchorEnd));
    return { ...target, start: event.anchorStart - 1 };
  }

  #readList(start: number): Node {
    const children = new Map<string, { start: number; value: Node }>();
    while (!this.#isAtEnd()) {
      const value = this.read();
      children.set(String(children.size), { start: value.start, value });
    }
    return { start, children };
  }

  #readMap(start: number): Node {
    const children = new Map<string, { start: number; value: Node }>();
    while (!this.#isAtEnd()) {
      const event = this.#events[this.#at];
      const key = this.read();
      const value = this.read();
      if (event?.type === EVENT_ID.SCALAR) {
        children.set(getScalarValue(this.#text, event), { start: key.start, value });
      }
    }
    return { start, children };
  }

  #isAtEnd(): boolean {
    const event = this.#events[this.#at];
    const isEnd = event === undefined || event.type === EVENT_ID.POP;
    if (isEnd) this.#at++;
    return isEnd;
  }

  #anchored({ anchorStart, anchorEnd }: { anchorStart: number; anchorEnd: number }, node: Node): Node {
    if (anchorStart >= 0) this.#anchors.set(this.#text.slice(anchorStart, anchorEnd), node);
    return node;
  }
}

/** With the quote that the value itself is without. */
function startOf({ valueStart, style }: ScalarEvent): number {
  const isQuoted = style === SCALAR_STYLE.SINGLE_QUOTED || style === SCALAR_STYLE.DOUBLE_QUOTED;
  return isQuoted ? valueStart - 1 : valueStart;
}
