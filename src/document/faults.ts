import { DocumentError } from "../contract/document.ts";
import type { Place } from "./place.ts";
import { pointerTo, stepsTo } from "./place.ts";
import type { SourceFile } from "./source-files.ts";

/** What kind of fault a document has. */
export type FaultKind =
  | ("duplicate-operation-id" | "missing-operation-id" | "missing-responses" | "missing-part")
  | ("path-parameter" | "unreachable-path" | "unknown-tag" | "unknown-security-scheme")
  | ("unknown-format" | "unusable-pattern" | "circular-schema" | "ignored-siblings" | "wrong-value")
  | (
      | "dead-reference"
      | "dead-link"
      | "not-served"
      | "not-checked"
      | "broken-example"
      | "unusable-faker"
      | "unused-overlay"
    );

/** A place in one of the files that a document was made of. */
export interface SourcePlace {
  /** The file, as people know it. */
  readonly file: string;
  /** The place in that file: `#/paths/~1pets~1{id}/get`. */
  readonly pointer: string;
  /** Left out where it is not known; both count from 1. */
  readonly line?: number;
  readonly column?: number;
}

/** Something in a document that does not mean what its author will have thought; it is served all the same. */
export interface DocumentWarning extends SourcePlace {
  readonly kind: FaultKind;
  /** What is wrong, and what is made of it. */
  readonly message: string;
}

/** A document whose warnings are errors, because that was asked for. */
export class StrictDocumentError extends DocumentError {
  readonly warnings: readonly DocumentWarning[];

  /** `message` has a line for each. */
  constructor(warnings: readonly DocumentWarning[]) {
    super(warnings.map(describeWarning).join("\n"));
    this.warnings = warnings;
  }
}

/** A warning in one line: `api.yaml:12:5: #/paths/~1pets/get: has no operationId; …`. */
export function describeWarning({ file, line, column, pointer, message }: DocumentWarning): string {
  const place = line === undefined ? file : `${file}:${line}:${column ?? 1}`;
  return `${place}: ${pointer}: ${message}`;
}

interface Fault {
  readonly kind: FaultKind;
  readonly place: Place | undefined;
  readonly message: string;
}

/** Where the steps of a document were written, as far as that is known. */
export type OriginOf = (steps: readonly (string | number)[]) => {
  readonly file: SourceFile;
  readonly steps: readonly (string | number)[];
};

/** Collects the faults that are found in a document. */
export class Faults {
  readonly #warnings: Fault[] = [];
  readonly #errors: Fault[] = [];

  /** Tells of a fault in spite of which the document can be served. `message` goes on after its place. */
  warn(kind: FaultKind, place: Place | undefined, message: string): void {
    this.#warnings.push({ kind, place, message });
  }

  /** Tells of a fault that nothing can be made of. */
  fail(kind: FaultKind, place: Place | undefined, message: string): void {
    this.#errors.push({ kind, place, message });
  }

  /**
   * All warnings, with their places in the files.
   * @throws {DocumentError} when there were worse ones.
   */
  report(originOf: OriginOf): DocumentWarning[] {
    const [error, ...others] = this.#errors;
    if (error) {
      const more = others.length === 0 ? "" : ` (and ${others.length} more)`;
      throw new DocumentError(`${describeWarning(toWarning(error, originOf))}${more}`);
    }
    return this.#warnings.map((fault) => toWarning(fault, originOf));
  }
}

function toWarning({ kind, place, message }: Fault, originOf: OriginOf): DocumentWarning {
  return { kind, message, ...locate(stepsTo(place), originOf) };
}

/** Where in its files the steps of a document lead. */
export function locate(of: readonly (string | number)[], originOf: OriginOf): SourcePlace {
  const { file, steps } = originOf(of);
  return { file: file.name, pointer: pointerTo(steps), ...file.placeOf(steps) };
}
