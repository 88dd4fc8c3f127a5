import type { Histogram } from "./histogram.ts";

/** What tells the samples of a figure apart, by name. The values are few, and known beforehand: never a path or an id. */
export type Labels = Readonly<Record<string, string>>;

/** One value of a figure. */
export interface Sample<Value> {
  readonly labels?: Labels;
  readonly value: Value;
}

interface Named {
  /** In small letters, with its unit at the end, and `_total` after what only grows: `store_journal_bytes`. */
  readonly name: string;
  /** What it is, in a sentence. */
  readonly help: string;
}

/** Something that can be measured of what is running, for whoever watches it. Times are in seconds, sizes in bytes. */
export type Figure = Named &
  (
    | { readonly kind: "gauge" | "counter"; readonly samples: readonly Sample<number>[] }
    | { readonly kind: "histogram"; readonly samples: readonly Sample<Histogram>[] }
  );

/** A gauge that has one value. */
export function gauge(name: string, help: string, value: number): Figure {
  return { name, help, kind: "gauge", samples: [{ value }] };
}

/** A counter that has one value. */
export function counter(name: string, help: string, value: number): Figure {
  return { name, help, kind: "counter", samples: [{ value }] };
}

/** A histogram that stands alone. */
export function histogram(name: string, help: string, value: Histogram): Figure {
  return { name, help, kind: "histogram", samples: [{ value }] };
}
