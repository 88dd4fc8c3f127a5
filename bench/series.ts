/** What is measured of a server. */
export type Quantity =
  | "requests/s"
  | "first answer, ms"
  | "memory, MiB"
  | "highest with children, MiB"
  | "request, µs"
  | "build, ms";

/** Which samples are meant. */
export interface SeriesName {
  readonly experiment: string;
  readonly document: string;
  readonly server: string;
  readonly quantity: Quantity;
}

/** The samples of one quantity of one server: one for each round, or none and why. */
export interface Series extends SeriesName {
  readonly samples: readonly number[];
  readonly failure?: string;
  /** Shares of one core, in the same rounds. */
  readonly serverBusy?: readonly (number | undefined)[];
  readonly generatorBusy?: readonly number[];
}

/** The samples of that name; none when it was not measured. */
export function samplesOf(all: readonly Series[], name: SeriesName): readonly number[] {
  const found = all.find(
    (series) =>
      series.experiment === name.experiment &&
      series.document === name.document &&
      series.server === name.server &&
      series.quantity === name.quantity,
  );
  return found?.samples ?? [];
}
