/** A statement with its parameters. Its text names nothing but tables and columns, so that it is prepared once. */
export interface Statement {
  readonly text: string;
  readonly values: readonly unknown[];
}

/** Collects the parameters of a statement while it is written. */
export class Parameters {
  readonly values: unknown[];

  /** Begins with those that its first part has. */
  constructor(values: readonly unknown[] = []) {
    this.values = [...values];
  }

  /** Takes a value in, and gives back what stands for it. */
  add(value: unknown): string {
    this.values.push(value);
    return `$${this.values.length}`;
  }
}
