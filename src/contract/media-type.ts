/** The type and subtype of a `Content-Type`, in lower case and without parameters. */
export function mediaTypeOf(contentType: string | undefined): string {
  return (contentType ?? "").split(";", 1)[0]?.trim().toLowerCase() ?? "";
}

/** `application/json` and all that are built on it: `application/problem+json` (RFC 6839). */
export function isJson(mediaType: string): boolean {
  return mediaType === "application/json" || mediaType.endsWith("+json");
}

/** Whether a declared media type or range covers an actual one: `text/*` covers `text/csv`. */
export function covers(declared: string, actual: string): boolean {
  if (declared === "*/*" || mediaTypeOf(declared) === actual) return true;
  return declared.endsWith("/*") && actual.startsWith(declared.slice(0, -1));
}
