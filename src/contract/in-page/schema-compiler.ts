import type { SchemaChecks } from "../checks.ts";
import type { JsonObject } from "../document.ts";
import { Interpreter } from "../interpreter/interpreter.ts";
import { withinEffort } from "../patterns/within-effort.ts";
import type { Validate } from "../schema-error.ts";
import type { Direction } from "../schemas/direction.ts";
import { SchemaEffort } from "../schemas/schema-effort.ts";
import { SchemaForms } from "../schemas/schema-forms.ts";
import type { Schema } from "../schemas/schema-keywords.ts";
import { UnusableSchemaError } from "../schemas/unusable-schema.ts";

/**
 * Makes validators of a document's schemas without making code, which a page's Content-Security-Policy may forbid: they
 * find the same faults, in the same words, as those that the compiler of a server makes.
 */
export class SchemaCompiler implements SchemaChecks {
  readonly #effort = new SchemaEffort();
  readonly #interpreter = new Interpreter(this.#effort);
  readonly #forms: SchemaForms;
  readonly #known = new Map<string, Validate>();

  constructor(root: JsonObject) {
    this.#forms = new SchemaForms(root);
  }

  referenceTo(pointer: string, direction: Direction): { readonly $ref: string } {
    try {
      return { $ref: this.#forms.idOf(pointer, direction, (id, form) => this.#interpreter.add(id, form)) };
    } catch (error) {
      throw this.explain(error, [pointer]);
    }
  }

  validator(pointer: string, direction: Direction): Validate {
    const reference = this.referenceTo(pointer, direction);
    const known = this.#known.get(reference.$ref);
    if (known) return known;
    try {
      const made = this.bounded(this.compile(reference), direction);
      this.#known.set(reference.$ref, made);
      return made;
    } catch (error) {
      throw this.explain(error, [pointer]);
    }
  }

  /** The validator of any schema that refers to those of the document as {@link referenceTo} says. */
  compile(schema: Schema): Validate {
    return this.#interpreter.compile(schema);
  }

  bounded(isValid: Validate, direction: Direction): Validate {
    return withinEffort(isValid, () => this.#effort.begin(direction));
  }

  explain(error: unknown, [pointer = ""]: readonly string[]): UnusableSchemaError {
    if (error instanceof UnusableSchemaError) return error;
    const reason = error instanceof Error ? error.message : String(error);
    return new UnusableSchemaError(reason.startsWith("#/") ? reason : `#${pointer} ${reason}`);
  }
}
