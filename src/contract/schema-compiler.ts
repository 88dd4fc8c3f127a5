import { Ajv2020 } from "ajv/dist/2020.js";
import type { SchemaChecks } from "./checks.ts";
import type { JsonObject } from "./document.ts";
import { MOST_VIOLATIONS } from "./problem.ts";
import { PatternReader } from "./patterns/pattern-reader.ts";
import { withinEffort } from "./patterns/within-effort.ts";
import type { Validate } from "./schema-error.ts";
import { boundLoops } from "./schemas/bounded-loops.ts";
import type { Direction } from "./schemas/direction.ts";
import { findEqualItemsQuickly } from "./schemas/distinct-items.ts";
import { countEvaluatedItems } from "./schemas/evaluated-items.ts";
import { addKnownFormats } from "./schemas/formats.ts";
import { SchemaEffort } from "./schemas/schema-effort.ts";
import { SchemaForms } from "./schemas/schema-forms.ts";
import { addOwnNames } from "./schemas/inherited-names.ts";
import { beginWithoutVerdict } from "./schemas/fresh-verdicts.ts";
import type { UnusableSchemaError } from "./schemas/unusable-schema.ts";
import { explainUnusable } from "./schemas/explain-unusable.ts";

/**
 * A JSON Schema 2020-12 validator that knows the document. Schemas are addressed by their place in it, compiled when
 * first used and keep their references, so that a component is compiled once however many operations use it.
 */
export class SchemaCompiler implements SchemaChecks {
  readonly #forms: SchemaForms;
  readonly #known = new Map<string, Validate>();
  readonly #effort = new SchemaEffort();
  #ajv: Ajv2020 | undefined;

  constructor(root: JsonObject) {
    this.#forms = new SchemaForms(root);
  }

  /** Made when first asked for: it takes a part of the time that a contract does. */
  get ajv(): Ajv2020 {
    return (this.#ajv ??= createAjv(this.#effort));
  }

  referenceTo(pointer: string, direction: Direction): { readonly $ref: string } {
    try {
      return { $ref: this.#forms.idOf(pointer, direction, (id, form) => this.ajv.addSchema(form, id)) };
    } catch (error) {
      throw this.explain(error, [pointer]);
    }
  }

  validator(pointer: string, direction: Direction): Validate {
    const { $ref } = this.referenceTo(pointer, direction);
    const known = this.#known.get($ref);
    if (known) return known;
    try {
      const compiled = this.ajv.getSchema($ref);
      if (compiled) {
        const made = this.bounded(compiled, direction);
        this.#known.set($ref, made);
        return made;
      }
    } catch (error) {
      throw this.explain(error, [pointer]);
    }
    throw new TypeError(`the form of #${pointer} was not added`);
  }

  bounded(isValid: Validate, direction: Direction): Validate {
    return withinEffort(isValid, () => this.#effort.begin(direction));
  }

  explain(error: unknown, pointers: readonly string[]): UnusableSchemaError {
    return explainUnusable(error, this.#forms.references, pointers);
  }
}

function createAjv(effort: SchemaEffort): Ajv2020 {
  const patterns = new PatternReader();
  const ajv = new Ajv2020({
    strict: false,
    // 1e999 is JSON, and Infinity when it is read, which JSON cannot carry any further.
    strictNumbers: true,
    // What every object inherits, like `constructor`, is no property of a value.
    ownProperties: true,
    allErrors: true,
    inlineRefs: false,
    validateSchema: false,
    // Schemas are not held against the dialect's own, and what a document refers to is in the document.
    meta: false,
    addUsedSchema: false,
    logger: false,
    verbose: true,
    code: {
      regExp: Object.assign((pattern: string) => patterns.read(pattern), { code: "readPattern" }),
      process: countCalls,
    },
  });
  // The code that Ajv makes knows it by the name of `self`.
  Object.assign(ajv, { countCall: effort.follow });
  addKnownFormats(ajv);
  addOwnNames(ajv);
  countEvaluatedItems(ajv);
  beginWithoutVerdict(ajv);
  boundLoops(ajv, MOST_VIOLATIONS);
  findEqualItemsQuickly(ajv);
  withhold(ajv, "readOnly", "is read-only; leave it out");
  withhold(ajv, "writeOnly", "is write-only; it must not be in a reply");
  return ajv;
}

/** Has each function that is made for a form, by which references to it are followed, count its calls. */
function countCalls(code: string): string {
  return code.replace(/return function validate\d+\(data, \{.*?\}=\{\}\)\{/, "$&self.countCall();");
}

/** Makes an annotation a rule: a value that has it is refused. Only the forms of one direction carry it. */
function withhold(ajv: Ajv2020, keyword: string, message: string): void {
  ajv.removeKeyword(keyword);
  ajv.addKeyword({ keyword, schemaType: "boolean", error: { message }, validate: (is: boolean) => !is });
}
