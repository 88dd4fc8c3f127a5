import { isSequence } from "../contract/bodies/formats.ts";
import { toCheckable } from "../contract/bodies/checkable-value.ts";
import type { MediaType } from "../contract/content.ts";
import { canonical } from "../contract/equality.ts";
import { namesAlong } from "../contract/json-pointer.ts";
import { isJson, mediaTypeOf, mostSpecific } from "../contract/media-type.ts";
import type { Operation, Parameter } from "../contract/operation.ts";
import type { Violation } from "../contract/problem.ts";
import { findResponse } from "../contract/stages/check.ts";
import { bodyLink, contentPointer, examplePointer, linkOf, responsePointer } from "./elements.ts";
import type { CoveredExchange, CoveredReply } from "./exchange.ts";
import type { ErrorsAt } from "./held-places.ts";
import type { SchemaPlaces } from "./schema-places.ts";
import { SentParameters } from "./sent-parameters.ts";
import { brokenRules, visitKept } from "./value-rules.ts";

/** What is shared by the operations of a contract. */
export interface CoverageParts {
  readonly places: SchemaPlaces;
  readonly errorsAt: ErrorsAt;
  readonly fallbackOf: (parameter: Parameter) => unknown;
}

/** What was exercised of one operation, by pointers. It cannot grow beyond what the document declares. */
export class OperationCoverage {
  /** How often it was asked. */
  asked = 0;
  /** Parameters, statuses, media types and examples. */
  readonly exercised = new Set<string>();
  /** Rules that a request kept which the contract takes. */
  readonly kept = new Set<string>();
  /** Rules that a request broke. */
  readonly broken = new Set<string>();
  readonly #parts: CoverageParts;
  readonly #operation: Operation;
  readonly #sent: SentParameters;
  /** By where examples stand, those that no value was equal to yet, as texts to compare. */
  readonly #unseen = new Map<string, Map<string, string>>();

  constructor(parts: CoverageParts, operation: Operation) {
    this.#parts = parts;
    this.#operation = operation;
    this.#sent = new SentParameters(operation.parameters, parts.fallbackOf);
  }

  /** Takes in what an exchange exercises. */
  add({ request, values, violations, reply }: CoveredExchange): void {
    this.asked++;
    const isTaken = violations.length === 0;
    const media = mostSpecific(
      this.#operation.requestBody?.content ?? [],
      request.headers["content-type"] ?? "",
    );
    if (values) {
      for (const [parameter, value] of this.#sent.of(request, values)) {
        this.#addParameter(parameter, value, isTaken);
      }
      if (values.body !== undefined && media) this.#addBody(media, values.body, isTaken);
      const body = this.#checkable(media, values.body);
      for (const violation of violations) this.#addViolation(violation, media, { ...values, body });
    }
    this.#addHead(violations, values?.body !== undefined && isTaken);
    this.#addReply(reply);
  }

  #addParameter(parameter: Parameter, value: unknown, isTaken: boolean): void {
    const { pointer, examples, required, schema } = parameter;
    this.exercised.add(pointer);
    this.#addExamples(pointer, examples, () => value);
    if (!isTaken) return;
    if (required && parameter.in !== "path") this.kept.add(`${pointer}/required`);
    const link = linkOf(schema);
    const { places, errorsAt } = this.#parts;
    if (link) visitKept(places, errorsAt, link, value, (rule) => this.kept.add(rule.pointer));
  }

  #addBody(media: MediaType, body: unknown, isTaken: boolean): void {
    this.exercised.add(media.pointer);
    this.#addExamples(media.pointer, media.examples, () => body);
    const link = bodyLink(media);
    if (!isTaken || !link) return;
    const { places, errorsAt } = this.#parts;
    const value = this.#checkable(media, body);
    const values = isSequence(mediaTypeOf(media.mediaType)) && Array.isArray(value) ? value : [value];
    for (const each of values) visitKept(places, errorsAt, link, each, (rule) => this.kept.add(rule.pointer));
  }

  #checkable(media: MediaType | undefined, body: unknown): unknown {
    return media && !isJson(mediaTypeOf(media.mediaType)) ? toCheckable(body) : body;
  }

  /** The rules of the body as a whole. */
  #addHead(violations: readonly Violation[], hasTakenBody: boolean): void {
    const { requestBody } = this.#operation;
    if (!requestBody) return;
    const { pointer, required } = requestBody;
    if (hasTakenBody) {
      this.kept.add(`${pointer}/content`);
      if (required) this.kept.add(`${pointer}/required`);
    }
    for (const { in: place, path, keyword } of violations) {
      if (place === "header" && keyword === "content") this.broken.add(`${pointer}/content`);
      if (place === "body" && path === "" && keyword === "required") this.broken.add(`${pointer}/required`);
    }
  }

  #addViolation(
    { in: place, path, keyword }: Violation,
    media: MediaType | undefined,
    values: NonNullable<CoveredExchange["values"]>,
  ): void {
    const { places, errorsAt } = this.#parts;
    const names = namesAlong(path);
    if (place === "body") {
      const link = media && bodyLink(media);
      if (!link) return;
      const isItem = isSequence(mediaTypeOf(media.mediaType)) && Array.isArray(values.body);
      const [value, inside] = isItem
        ? [(values.body as unknown[])[Number(names[0])], names.slice(1)]
        : [values.body, names];
      for (const { pointer } of brokenRules(places, errorsAt, link, value, { names: inside, keyword }))
        this.broken.add(pointer);
      return;
    }
    const [name = "", ...inside] = names;
    const parameter = this.#operation.parameters.find(
      (other) =>
        other.in === place &&
        (place === "header" ? other.name.toLowerCase() === name.toLowerCase() : other.name === name),
    );
    if (!parameter) return;
    if (keyword === "required" && inside.length === 0) this.broken.add(`${parameter.pointer}/required`);
    const link = linkOf(parameter.schema);
    if (!link) return;
    const value = values[place][parameter.name];
    for (const { pointer } of brokenRules(places, errorsAt, link, value, { names: inside, keyword }))
      this.broken.add(pointer);
  }

  #addReply({ status, mediaType, body }: CoveredReply): void {
    const response = findResponse(this.#operation, status);
    if (!response) return;
    const pointer = responsePointer(this.#operation, response.status);
    this.exercised.add(pointer);
    const media = mostSpecific(response.content, mediaType);
    if (!media) return;
    const content = contentPointer(pointer, media);
    this.exercised.add(content);
    this.#addExamples(content, media.examples, body ?? (() => undefined));
  }

  /** Values are compared only while there is an example that none was equal to. */
  #addExamples(holder: string, examples: ReadonlyMap<string, unknown>, read: () => unknown): void {
    if (examples.size === 0) return;
    const left = this.#unseen.get(holder) ?? toTexts(holder, examples);
    this.#unseen.set(holder, left);
    const value = left.size === 0 ? undefined : read();
    if (value === undefined) return;
    const text = canonical(value);
    for (const [pointer, example] of left) {
      if (example !== text) continue;
      this.exercised.add(pointer);
      left.delete(pointer);
    }
  }
}

function toTexts(holder: string, examples: ReadonlyMap<string, unknown>): Map<string, string> {
  return new Map([...examples].map(([name, value]) => [examplePointer(holder, name), canonical(value)]));
}
