/** The number with at most so many decimals. */
export function rounded(value: number, decimals: number): number {
  return Number(value.toFixed(decimals));
}

/** The number with so many significant digits: a small one keeps its size, and every machine writes the same. */
export function roundedTo(digits: number, value: number): number {
  return Number(value.toPrecision(digits));
}
