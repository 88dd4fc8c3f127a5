/**
 * Writes values as JSON, and remembers the texts of parts that can never change: a list of documents that the store
 * handed out is put together from their texts. What is written is what `JSON.stringify` would write.
 */
export class JsonText {
  readonly #texts = new WeakMap<object, string>();

  /** The text of a value that JSON can carry. */
  of(value: unknown): string {
    if (!isPlainObject(value) || !Object.values(value).some(isListOfFrozen)) return JSON.stringify(value);
    let text = "";
    for (const [name, member] of Object.entries(value)) {
      const written = isListOfFrozen(member) ? this.#list(member) : toText(member);
      if (written !== undefined) text += `${text === "" ? "" : ","}${JSON.stringify(name)}:${written}`;
    }
    return `{${text}}`;
  }

  #list(items: readonly unknown[]): string {
    let text = "";
    for (const item of items) text += text === "" ? this.#item(item) : `,${this.#item(item)}`;
    return `[${text}]`;
  }

  #item(item: unknown): string {
    if (typeof item !== "object" || item === null) return toText(item) ?? "null";
    const known = this.#texts.get(item);
    if (known !== undefined) return known;
    const text = toText(item) ?? "null";
    if (isFrozenThroughout(item)) this.#texts.set(item, text);
    return text;
  }
}

/** Undefined for what JSON leaves out: functions, symbols and what is undefined itself. */
function toText(value: unknown): string | undefined {
  const text: string | undefined = JSON.stringify(value);
  return text;
}

function isListOfFrozen(value: unknown): value is readonly unknown[] {
  return Array.isArray(value) && isFrozenObject(value[0]);
}

function isFrozenObject(value: unknown): boolean {
  return typeof value === "object" && value !== null && Object.isFrozen(value);
}

/** Whether nothing in it can change any more; only plain objects and lists are known not to have changing insides. */
function isFrozenThroughout(value: unknown): boolean {
  if (typeof value !== "object" || value === null) return typeof value !== "function";
  if (!Object.isFrozen(value) || !(Array.isArray(value) || isPlainObject(value))) return false;
  return Object.values(value).every(isFrozenThroughout);
}

function isPlainObject(value: unknown): value is object {
  if (typeof value !== "object" || value === null || "toJSON" in value) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}
