/** An id as a key of a map. */
type Key = string | number;

/** More digits than these may be more than a number has. */
const MOST_DIGITS = 15;

/** A run that is shorter when a number comes that does not go on with it is given up: the numbers rise by chance. */
const SHORTEST_RUN = 16;

/**
 * What is kept by ids. An id that is a whole number in its plain form, as those of a long history are, is looked up as a
 * number: before V8 looks a text up it looks for its like in one table of all texts, which costs more than the rest. Numbers
 * that follow one on the other are kept in a list, since each look into a large map misses the processor's cache.
 */
export class IdMap<Value> {
  readonly #others = new Map<Key, Value>();
  /** What is kept by the numbers from `#first` on. */
  #run: (Value | undefined)[] = [];
  #first = 0;
  /** How many of the run, from the first on, were deleted. */
  #gone = 0;

  get(id: string): Value | undefined {
    const key = keyOf(id);
    return typeof key === "number" && this.#isInRun(key)
      ? this.#run[key - this.#first]
      : this.#others.get(key);
  }

  set(id: string, value: Value): void {
    const key = keyOf(id);
    if (typeof key !== "number") this.#others.set(key, value);
    else if (this.#isInRun(key)) this.#replace(key - this.#first, value);
    else if (key === this.#first + this.#run.length) this.#append(value);
    else if (this.#run.length >= SHORTEST_RUN || this.#others.has(key)) this.#others.set(key, value);
    else this.#beginAt(key, value);
  }

  delete(id: string): void {
    const key = keyOf(id);
    if (typeof key !== "number" || !this.#isInRun(key)) {
      this.#others.delete(key);
      return;
    }
    this.#run[key - this.#first] = undefined;
    this.#forgetGone();
  }

  #isInRun(number: number): boolean {
    return number >= this.#first && number < this.#first + this.#run.length;
  }

  #replace(at: number, value: Value): void {
    this.#run[at] = value;
    this.#gone = Math.min(this.#gone, at);
  }

  /** Goes on with the run, and with what it comes to that is there already. */
  #append(value: Value): void {
    this.#run.push(value);
    if (this.#others.size === 0) return;
    this.#others.delete(this.#first + this.#run.length - 1);
    for (;;) {
      const number = this.#first + this.#run.length;
      const next = this.#others.get(number);
      if (next === undefined) return;
      this.#run.push(next);
      this.#others.delete(number);
    }
  }

  /** Gives the present run up for one that begins with this number. */
  #beginAt(number: number, value: Value): void {
    this.#run.forEach((kept, at) => kept !== undefined && this.#others.set(this.#first + at, kept));
    this.#begin(number, []);
    this.#append(value);
  }

  #begin(first: number, run: (Value | undefined)[]): void {
    this.#first = first;
    this.#run = run;
    this.#gone = 0;
  }

  /** Histories lose their oldest: the list is cut where most of it is gone. */
  #forgetGone(): void {
    const run = this.#run;
    while (this.#gone < run.length && run[this.#gone] === undefined) this.#gone++;
    if (this.#gone > run.length / 2) this.#begin(this.#first + this.#gone, run.slice(this.#gone));
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
