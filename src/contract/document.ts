import type { OpenAPIV3_1 } from "openapi-types";
import type { Located } from "./json-pointer.ts";
import { escapeStep, valueAt } from "./json-pointer.ts";

/** Any JSON object. */
export type JsonObject = Record<string, unknown>;

/** An OpenAPI 3.1 document, parsed and in one piece: each `$ref` is a `#/…` inside it. */
export type OpenApiDocument = OpenAPIV3_1.Document;

/** A document that cannot be used; `message` says what is wrong and where. */
export class DocumentError extends Error {
  override readonly name = "DocumentError";
}

/** Whether a value is a JSON object and neither null nor an array. */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** A chain of references longer than this is taken for a circle. */
const LONGEST_REFERENCE_CHAIN = 100;

/** Walks a document by steps and follows `$ref`s, always knowing the place it has come to. */
export class DocumentReader {
  readonly root: JsonObject;
  readonly #targets = new Map<string, Located<unknown>>();
  readonly #made = new Map<unknown, Map<string, unknown>>();

  constructor(document: OpenApiDocument) {
    this.root = { ...document };
  }

  /** The child under `step`, its `$ref` followed; undefined where there is none. */
  child({ value, pointer }: Located<JsonObject>, step: string): Located<JsonObject> | undefined {
    return Object.hasOwn(value, step)
      ? this.#followed(value[step], `${pointer}/${escapeStep(step)}`)
      : undefined;
  }

  /** The entries of the map or list under `step`, by name or position, their `$ref`s followed. */
  children(parent: Located<JsonObject>, step: string): [name: string, child: Located<JsonObject>][] {
    if (!Object.hasOwn(parent.value, step)) return [];
    const found: [string, Located<JsonObject>][] = [];
    const add = (name: string, value: unknown, pointer: string) => {
      const child = this.#followed(value, `${pointer}/${escapeStep(name)}`);
      if (child) found.push([name, child]);
    };
    const list = parent.value[step];
    if (Array.isArray(list)) {
      const pointer = `${parent.pointer}/${escapeStep(step)}`;
      list.forEach((value, at) => add(String(at), value, pointer));
      return found;
    }
    const holder = this.child(parent, step);
    if (holder) for (const name of Object.keys(holder.value)) add(name, holder.value[name], holder.pointer);
    return found;
  }

  /** The object that a value is or refers to; undefined when it is no object. */
  follow({ value, pointer }: Located<unknown>): Located<JsonObject> | undefined {
    return this.#followed(value, pointer);
  }

  #followed(start: unknown, from: string): Located<JsonObject> | undefined {
    let [value, pointer] = [start, from];
    for (let steps = 0; steps < LONGEST_REFERENCE_CHAIN; steps++) {
      if (!isObject(value)) return undefined;
      const reference = value.$ref;
      if (typeof reference !== "string") return { value, pointer };
      ({ value, pointer } = this.target(reference, pointer));
    }
    throw new DocumentError(`#${from}: its $ref leads round in a circle`);
  }

  /** What `make` makes of a place, made once: components are referred to from all over a document. */
  once<Made>(
    located: Located<JsonObject>,
    make: (reader: DocumentReader, located: Located<JsonObject>) => Made,
  ): Made {
    const made = (this.#made.get(make) ?? new Map<string, unknown>()) as Map<string, Made>;
    this.#made.set(make, made);
    const known = made.get(located.pointer);
    if (known !== undefined || made.has(located.pointer)) return known as Made;
    const result = make(this, located);
    made.set(located.pointer, result);
    return result;
  }

  private target(reference: string, from: string): Located<unknown> {
    if (!reference.startsWith("#/")) {
      throw new DocumentError(
        `#${from}: $ref "${reference}" leads outside; bundle the document into one first`,
      );
    }
    const known = this.#targets.get(reference);
    if (known) return known;
    const pointer = reference.slice(1);
    const value = valueAt(this.root, pointer);
    if (value === undefined) throw new DocumentError(`#${from}: $ref "${reference}" leads to nothing`);
    const target = { value, pointer };
    this.#targets.set(reference, target);
    return target;
  }
}
