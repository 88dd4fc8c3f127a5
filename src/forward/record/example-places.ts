import type { JsonObject, OpenApiDocument } from "../../contract/document.ts";
import { DocumentReader, isObject } from "../../contract/document.ts";
import type { Located } from "../../contract/json-pointer.ts";
import { unescapeStep, valueAt } from "../../contract/json-pointer.ts";
import { covers, mediaTypeOf } from "../../contract/media-type.ts";
import type { Operation, Parameter } from "../../contract/operation.ts";
import { formatJsonPath } from "../../overlay/json-path.ts";

/** Finds the places of a document that can have named examples, as targets of an overlay. */
export class ExamplePlaces {
  readonly #reader: DocumentReader;

  constructor(document: OpenApiDocument) {
    this.#reader = new DocumentReader(document);
  }

  /** Where examples of a reply's body stand; undefined where it is not declared. */
  ofReply(operation: Operation, status: number, mediaType: string): string | undefined {
    const responses = this.#reader.children(this.#operation(operation), "responses");
    const wanted = [String(status), `${Math.floor(status / 100)}XX`, "DEFAULT"];
    const named = wanted.flatMap((name) => responses.filter(([key]) => key.toUpperCase() === name));
    return this.#ofContent(named[0]?.[1], mediaType);
  }

  /** Where examples of a request's body stand. */
  ofBody(operation: Operation, mediaType: string): string | undefined {
    return this.#ofContent(this.#reader.child(this.#operation(operation), "requestBody"), mediaType);
  }

  /** Where examples of a parameter stand. */
  ofParameter(operation: Operation, { name, in: place }: Parameter): string | undefined {
    const own = this.#operation(operation);
    const item = this.#at(own.pointer.slice(0, own.pointer.lastIndexOf("/")));
    const declared = [own, item].flatMap((level) => this.#reader.children(level, "parameters"));
    const found = declared.find(([, { value }]) => value.name === name && value.in === place)?.[1];
    const content = found && this.#reader.children(found, "content")[0]?.[1];
    return this.#toTarget(content ?? found);
  }

  #ofContent(holder: Located<JsonObject> | undefined, mediaType: string): string | undefined {
    if (!holder) return undefined;
    const content = this.#reader.children(holder, "content");
    const exact = content.find(([range]) => mediaTypeOf(range) === mediaType);
    const [, media] = exact ?? content.find(([range]) => covers(range.toLowerCase(), mediaType)) ?? [];
    return this.#toTarget(media);
  }

  #operation({ pointer }: Operation): Located<JsonObject> {
    return this.#at(pointer);
  }

  #at(pointer: string): Located<JsonObject> {
    const value = valueAt(this.#reader.root, pointer);
    return { value: isObject(value) ? value : {}, pointer };
  }

  #toTarget(located: Located<JsonObject> | undefined): string | undefined {
    if (!located) return undefined;
    let value: unknown = this.#reader.root;
    const steps = located.pointer
      .split("/")
      .slice(1)
      .map((step) => {
        const name = unescapeStep(step);
        const key = Array.isArray(value) ? Number(name) : name;
        value = (value as Record<string | number, unknown>)[key];
        return key;
      });
    return formatJsonPath(steps);
  }
}
