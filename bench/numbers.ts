import type { Summary } from "./summary.ts";

/** What stands where there is nothing to show. */
export const NOTHING = "–";

const whole = new Intl.NumberFormat("en", { maximumFractionDigits: 0 });
const precise = new Intl.NumberFormat("en", { maximumSignificantDigits: 3, minimumSignificantDigits: 2 });

/** A number for people: `48,213`, `9.25`, `0.094`. */
export function formatNumber(value: number): string {
  return Math.abs(value) >= 1000 ? whole.format(value) : precise.format(value);
}

/** The median of a summary. */
export function formatMedian(summary: Summary | undefined): string {
  return summary ? formatNumber(summary.median) : NOTHING;
}

/** The least and the most of a summary. */
export function formatSpread(summary: Summary | undefined): string {
  return summary ? `${formatNumber(summary.min)} – ${formatNumber(summary.max)}` : NOTHING;
}
