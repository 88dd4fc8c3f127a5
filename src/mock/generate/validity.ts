import type { SchemaChecks } from "../../contract/checks.ts";
import type { Direction } from "../../contract/schemas/direction.ts";
import { KNOWN_FORMATS } from "../../contract/schemas/formats.ts";
import type { Demand } from "./demand.ts";
import { isWritten } from "./demand.ts";

type Check = (value: unknown) => boolean;

/** Asks the validator. A schema that it cannot compile lets everything pass, with a warning. */
export class Validity {
  readonly #compiler: SchemaChecks;
  readonly #direction: Direction;
  readonly #warn: (message: string) => void;
  readonly #checks = new Map<string, Check>();

  constructor(compiler: SchemaChecks, direction: Direction, warn: (message: string) => void) {
    this.#compiler = compiler;
    this.#direction = direction;
    this.#warn = warn;
  }

  /** Whether a value satisfies those of the demands that stand in the document. */
  readonly isValid = (demands: readonly Demand[], value: unknown): boolean =>
    demands.every((demand) => !isWritten(demand) || this.#checkAt(demand)(value));

  #checkAt({ schema, pointer }: Demand): Check {
    const known = this.#checks.get(pointer);
    if (known) return known;
    const check = schema === undefined ? () => true : this.#compile(pointer);
    this.#checks.set(pointer, check);
    return check;
  }

  #compile(pointer: string): Check {
    try {
      return this.#compiler.validator(pointer, this.#direction);
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      this.#warn(`Values for #${pointer} are not validated: ${reason}`);
      return () => true;
    }
  }
}

/** Whether a text is of a format; all texts are of a format that is not known. */
export function isOfFormat(format: string, text: string): boolean {
  const known = Object.hasOwn(KNOWN_FORMATS, format) ? KNOWN_FORMATS[format] : undefined;
  return known?.type !== "string" || known.test(text);
}
