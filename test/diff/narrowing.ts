/** A change of a schema that takes fewer values than before; read backwards, it takes more. */
export interface Narrowing {
  readonly says: string;
  readonly wide: unknown;
  readonly narrow: unknown;
  /** The aspects that are told from `wide` to `narrow`, and the other way. */
  readonly narrowing: readonly string[];
  readonly widening: readonly string[];
}

/** A row of a table: aspects are words between spaces. */
export const row = (
  says: string,
  wide: unknown,
  narrow: unknown,
  narrowing: string,
  widening: string,
): Narrowing => ({
  ...{ says, wide, narrow },
  narrowing: narrowing.split(" "),
  widening: widening.split(" "),
});
