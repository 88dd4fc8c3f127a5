/** Writes a value as people read it, with its unit. */
export type ValueFormat = (value: number) => string;

/** Writes numbers in the reader's own manner, with a unit behind them when there is one: `12.5 ms`. */
export function inUnit(unit = "", mostDigits = 1): ValueFormat {
  const numbers = new Intl.NumberFormat(undefined, { maximumFractionDigits: mostDigits });
  return (value) => (unit ? `${numbers.format(value)} ${unit}` : numbers.format(value));
}

/** Writes shares from 0 to 1 as percentages: `41 %`. */
export function asPercentage(mostDigits = 1): ValueFormat {
  const format = inUnit("%", mostDigits);
  return (share) => format(share * 100);
}

const PREFIXES = ["", "k", "M", "G", "T"] as const;

/** Writes large numbers with the prefix that keeps them short, in steps of 1,000: `1.2 MB/s`. */
export function withPrefix(unit: string): ValueFormat {
  const [round, fine] = [inUnit("", 0), inUnit("", 1)];
  return (value) => {
    const step = Math.floor(Math.log10(Math.max(1, Math.abs(value))) / 3);
    const prefix = PREFIXES[Math.min(step, PREFIXES.length - 1)] ?? "";
    const scaled = value / 1000 ** PREFIXES.indexOf(prefix);
    return `${scaled < 10 && prefix ? fine(scaled) : round(scaled)} ${prefix}${unit}`;
  };
}
