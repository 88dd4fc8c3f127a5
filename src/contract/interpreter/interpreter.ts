import type { JsonObject } from "../document.ts";
import { isObject } from "../document.ts";
import { PatternReader } from "../patterns/pattern-reader.ts";
import type { SchemaError, Validate } from "../schema-error.ts";
import type { SchemaEffort } from "../schemas/schema-effort.ts";
import type { Schema } from "../schemas/schema-keywords.ts";
import type { Check } from "./check.ts";
import { failing, nothingEvaluated } from "./check.ts";
import type { Foreknowledge } from "./foreknowledge.ts";
import { UNREAD } from "./foreknowledge.ts";
import type { Rule, Subschema, WantedType } from "./keyword.ts";
import { GROUPS, SPEAKING, typeTest } from "./rules.ts";

/**
 * Holds values against forms of schemas without making code of them, and says the same of them as the validator that a
 * server compiles. Each form is read once, when it is first asked for.
 */
export class Interpreter {
  readonly #forms = new Map<string, Schema>();
  readonly #read = new Map<string, Form>();
  readonly #patterns = new PatternReader();
  readonly #effort: SchemaEffort;

  /** `effort` counts the references that are followed. */
  constructor(effort: SchemaEffort) {
    this.#effort = effort;
  }

  /** Makes a form known under an id, which `$ref` refers to. */
  add(id: string, form: Schema): void {
    this.#forms.set(id, form);
  }

  /**
   * What holds values against a schema.
   * @throws {Error} for a schema that is none, with what is wrong with it.
   */
  compile(schema: Schema): Validate {
    try {
      return toValidate(this.#subschema(schema));
    } catch (error) {
      // What refers to a form that could not be read to its end cannot be used either.
      this.#read.clear();
      throw error;
    }
  }

  readonly #refer = (id: string): Subschema => {
    const known = this.#read.get(id);
    if (known) return known;
    const schema = this.#forms.get(id);
    if (schema === undefined) throw new Error(`can't resolve reference ${id}`);
    const form = new Form(this.#effort);
    this.#read.set(id, form);
    form.become(this.#subschema(schema));
    return form;
  };

  readonly #subschema = (schema: Schema): Subschema => {
    const known: Foreknowledge = { props: "none", items: "none" };
    if (schema === false) {
      const fail = failing("false schema", false);
      const check: Check = (_, at, errors) => fail(errors, at, "boolean schema is false");
      return { isEmpty: false, check, known };
    }
    if (schema !== true && !isObject(schema)) throw new Error("a schema must be an object or a boolean");
    if (schema === true || !Object.keys(schema).some((keyword) => SPEAKING.has(keyword))) {
      return { isEmpty: true, check: () => undefined, known };
    }
    return { isEmpty: false, check: this.#check(schema, known), known };
  };

  #check(schema: JsonObject, known: Foreknowledge): Check {
    if (schema.id !== undefined) throw new Error('NOT SUPPORTED: keyword "id", use "$id" for schema ID');
    const types = typesOf(schema);
    const tests = types.map((type) => typeTest(type));
    const groups = GROUPS.map(({ type, applies, rules }) => {
      const used = rules.filter(({ keyword }) => schema[keyword] !== undefined);
      const checks = used.flatMap((rule) => this.#keyword(rule, schema, known) ?? []);
      return { type, applies, checks, isUsed: used.length > 0 };
    }).filter(({ isUsed }) => isUsed);
    const [only] = types;
    const tellsOfType = types.length === 1 ? groups.find(({ type }) => type === only) : undefined;
    const fail = failing("type", schema);
    const refuseType = (at: string, errors: SchemaError[]) =>
      fail(errors, at, `must be ${String(schema.type)}`, { type: schema.type });
    return (value, at, errors, evaluated) => {
      if (tests.length > 0 && !tellsOfType && !tests.some((test) => test?.(value))) refuseType(at, errors);
      for (const group of groups) {
        if (group.applies(value)) for (const check of group.checks) check(value, at, errors, evaluated);
        else if (group === tellsOfType) refuseType(at, errors);
      }
    };
  }

  #keyword({ keyword, wants, read }: Rule, parent: JsonObject, known: Foreknowledge): Check | undefined {
    const wanted = parent[keyword];
    if (wants.length > 0 && !wants.some((type) => isOfType(wanted, type))) {
      throw new Error(`${keyword} value must be ${JSON.stringify(wants)}`);
    }
    const place = { keyword, parent, known, fail: failing(keyword, parent) };
    const pattern = (source: string) => this.#patterns.read(source);
    return read(wanted as never, { ...place, pattern, read: this.#subschema, refer: this.#refer });
  }
}

/** A form that may be referred to before it is read to its end. */
class Form implements Subschema {
  readonly isEmpty = false;
  known: Readonly<Foreknowledge> = UNREAD;
  readonly #effort: SchemaEffort;
  #check: Check | undefined;

  constructor(effort: SchemaEffort) {
    this.#effort = effort;
  }

  become({ check, known }: Subschema): void {
    this.#check = check;
    this.known = known;
  }

  readonly check: Check = (value, at, errors, evaluated) => {
    this.#effort.follow();
    this.#check?.(value, at, errors, evaluated);
  };
}

function toValidate({ check }: Subschema): Validate {
  const isValid: Validate = (value) => {
    const errors: SchemaError[] = [];
    check(value, "", errors, nothingEvaluated());
    isValid.errors = errors;
    return errors.length === 0;
  };
  return isValid;
}

function typesOf({ type }: JsonObject): readonly string[] {
  const types: unknown[] = Array.isArray(type) ? type : type === undefined ? [] : [type];
  if (types.every((name) => typeof name === "string" && typeTest(name))) return types as string[];
  throw new Error(`type must be JSONType or JSONType[]: ${types.join(",")}`);
}

function isOfType(value: unknown, type: WantedType): boolean {
  if (type === "array") return Array.isArray(value);
  return type === "object" ? isObject(value) : typeof value === type;
}
