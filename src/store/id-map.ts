/** An id as a key of a map. */
type Key = string | number;

/** More digits than these may be more than a number has. */
const MOST_DIGITS = 15;

/**
 * What is kept by ids. An id that is a whole number in its plain form, as those of a long history are, is looked up as a
 * number: before V8 looks a text up it looks for its like in one table of all texts, which costs more than the rest.
 */
export class IdMap<Value> {
  readonly #values = new Map<Key, Value>();

  get(id: string): Value | undefined {
    return this.#values.get(keyOf(id));
  }

  set(id: string, value: Value): void {
    this.#values.set(keyOf(id), value);
  }

  delete(id: string): void {
    this.#values.delete(keyOf(id));
  }
}

function keyOf(id: string): Key {
  const { length } = id;
  if (length === 0 || length > MOST_DIGITS || (id.startsWith("0") && length > 1)) return id;
  let value = 0;
  for (let at = 0; at < length; at++) {
    const digit = id.charCodeAt(at) - 48;
    if (digit < 0 || digit > 9) return id;
    value = value * 10 + digit;
  }
  return value;
}
