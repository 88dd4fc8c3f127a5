import { Ajv2020 } from "ajv/dist/2020.js";
import type { SchemaCompiler } from "../../contract/schema-compiler.ts";
import type { Direction } from "../../contract/schemas/direction.ts";
import { addKnownFormats } from "../../contract/schemas/formats.ts";
import type { Demand } from "./demand.ts";
import { isWritten } from "./demand.ts";

type Check = (value: unknown) => boolean;

/** Asks the validator. A schema that it cannot compile lets everything pass, with a warning. */
export class Validity {
  readonly #compiler: SchemaCompiler;
  readonly #direction: Direction;
  readonly #warn: (message: string) => void;
  readonly #checks = new Map<string, Check>();

  constructor(compiler: SchemaCompiler, direction: Direction, warn: (message: string) => void) {
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

/** Makes a test of whether a text is of a format; all texts are of a format that the validator does not know. */
export function createFormatTest(): (format: string, text: string) => boolean {
  const ajv = new Ajv2020({ strict: false, logger: false });
  addKnownFormats(ajv);
  const checks = new Map<string, Check>();
  return (format, text) => {
    const check = checks.get(format) ?? ajv.compile({ type: "string", format });
    checks.set(format, check);
    return check(text);
  };
}
