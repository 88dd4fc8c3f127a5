// How drift is told in one figure, for the handlers that measure it and for pages that show it.

/** The score of a shift that is just at the threshold. */
export const SCORE_AT_THRESHOLD = 0.5;

/** The score of a stability index: 0 for no shift, {@link SCORE_AT_THRESHOLD} at the threshold, always below 1. */
export function driftScore(psi: number, threshold: number): number {
  return psi / (psi + threshold);
}
