const TWO_TO_32 = 2 ** 32;

/** Numbers by chance that a seed decides: sfc32 of the PractRand suite, seeded through a 128-bit hash of a text. */
export class Random {
  private a = 0;
  private b = 0;
  private c = 0;
  private counter = 1;

  /** Starts the one sequence that belongs to `seed`. */
  seed(seed: string): void {
    let [a, b, c, d] = [1779033703, 3144134277, 1013904242, 2773480762];
    for (let i = 0; i < seed.length; i++) {
      const unit = seed.charCodeAt(i);
      a = b ^ Math.imul(a ^ unit, 597399067);
      b = c ^ Math.imul(b ^ unit, 2869860233);
      c = d ^ Math.imul(c ^ unit, 951274213);
      d = a ^ Math.imul(d ^ unit, 2716044179);
    }
    this.a = a | 0;
    this.b = b | 0;
    this.c = (c ^ d) | 0;
    this.counter = 1;
    for (let round = 0; round < 12; round++) this.next();
  }

  /** A number from 0 up to, and not including, 1. May be handed on without its object. */
  readonly next = (): number => {
    const sum = (((this.a + this.b) | 0) + this.counter) | 0;
    this.counter = (this.counter + 1) | 0;
    this.a = this.b ^ (this.b >>> 9);
    this.b = (this.c + (this.c << 3)) | 0;
    this.c = (((this.c << 21) | (this.c >>> 11)) + sum) | 0;
    return (sum >>> 0) / TWO_TO_32;
  };

  /** An integer from `low` to `high`, both included. */
  integer(low: number, high: number): number {
    const span = high - low + 1;
    const part = span <= TWO_TO_32 ? this.next() : this.next() + this.next() / TWO_TO_32;
    return Math.min(high, low + Math.floor(part * span));
  }

  /** True in `share` of all cases, 0 to 1. */
  chance(share: number): boolean {
    return this.next() < share;
  }

  /** One of a list that is not empty. */
  pick<Item>(list: readonly Item[]): Item {
    return list[Math.floor(this.next() * list.length)] as Item;
  }

  /** Works with a sequence of its own, and goes on afterwards as if nothing had been drawn. */
  aside<Result>(seed: string, work: () => Result): Result {
    const { a, b, c, counter } = this;
    this.seed(seed);
    try {
      return work();
    } finally {
      Object.assign(this, { a, b, c, counter });
    }
  }
}
