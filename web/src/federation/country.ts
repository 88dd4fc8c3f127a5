/** The name of a country (ISO 3166-1 alpha-2) in the reader's language; its code where there is none. */
export function countryOf(code: string): string {
  return new Intl.DisplayNames(undefined, { type: "region", fallback: "code" }).of(code) ?? code;
}
