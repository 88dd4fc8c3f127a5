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
  /** How many of the run were deleted. */
  #holes = 0;

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
    if (this.#run[key - this.#first] === undefined) return;
    this.#run[key - this.#first] = undefined;
    this.#holes++;
    if (this.#holes > this.#run.length / 2) this.#giveBack();
  }

  #isInRun(number: number): boolean {
    return number >= this.#first && number < this.#first + this.#run.length;
  }

  #replace(at: number, value: Value): void {
    if (this.#run[at] === undefined) this.#holes--;
    this.#run[at] = value;
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
    this.#giveUp();
    this.#first = number;
    this.#append(value);
  }

  #giveUp(): void {
    this.#run.forEach((kept, at) => kept !== undefined && this.#others.set(this.#first + at, kept));
    this.#run = [];
    this.#holes = 0;
  }

  /** Histories lose their oldest: a list that is empty for the most part is cut, or given up where it is full of holes. */
  #giveBack(): void {
    const gone = this.#run.findIndex((kept) => kept !== undefined);
    if (gone < this.#holes / 2) {
      this.#giveUp();
      return;
    }
    this.#run = this.#run.slice(gone);
    this.#first += gone;
    this.#holes -= gone;
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
