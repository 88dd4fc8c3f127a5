import { SchemaCompiler } from "#schema-compiler";
import type { JsonObject } from "../contract/document.ts";
import { isObject } from "../contract/document.ts";
import type { MakeValue } from "../mock/load-maker.ts";
import type { LocatedSchema } from "./collection-plan.ts";

/** Brings values into the form of a schema: what is kept has to be answered by operations that describe it differently. */
export class Forms {
  readonly #compiler: SchemaCompiler;
  readonly #load: () => Promise<MakeValue>;

  constructor(root: JsonObject, load: () => Promise<MakeValue>) {
    this.#compiler = new SchemaCompiler(root);
    this.#load = load;
  }

  /** Whether a reply may hold the value. */
  isValid(schema: LocatedSchema, value: unknown): boolean {
    return this.#compiler.validator(schema.pointer, "reply")(value);
  }

  /** A value of the schema, generated; the same for the same seed. */
  async make(schema: LocatedSchema, seed: string): Promise<unknown> {
    return (await this.#load())(schema, seed, {});
  }

  /**
   * The value, where the schema allows it. Else a value of the schema that has as much of it as the schema lets it have,
   * and of what is generated no more than the schema demands.
   */
  async fit(schema: LocatedSchema, value: unknown, seed: string): Promise<unknown> {
    if (this.isValid(schema, value)) return value;
    const made = await this.make(schema, seed);
    if (!isObject(value) || !isObject(made)) return made;
    const fitted = structuredClone(made);
    for (const [name, member] of Object.entries(value)) this.#try(schema, fitted, name, member);
    for (const name of Object.keys(fitted)) {
      if (!Object.hasOwn(value, name)) this.#try(schema, fitted, name, undefined);
    }
    return fitted;
  }

  /** Changes a member, or leaves it out where it is undefined, unless that breaks the schema. */
  #try(schema: LocatedSchema, holder: JsonObject, name: string, member: unknown): void {
    const had = Object.hasOwn(holder, name);
    const before = holder[name];
    set(holder, name, member);
    if (this.isValid(schema, holder)) return;
    set(holder, name, had ? before : undefined);
  }

  /** The first of the values that may stand in the member, if any may. */
  assign(schema: LocatedSchema, holder: JsonObject, name: string, values: readonly unknown[]): void {
    for (const value of values) {
      this.#try(schema, holder, name, value);
      if (holder[name] === value) return;
    }
  }
}

function set(holder: JsonObject, name: string, member: unknown): void {
  if (member === undefined) Reflect.deleteProperty(holder, name);
  else
    Object.defineProperty(holder, name, {
      value: member,
      enumerable: true,
      configurable: true,
      writable: true,
    });
}
