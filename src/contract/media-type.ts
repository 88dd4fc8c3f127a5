import { readHeaderList } from "./header-list.ts";

/** The type and subtype of a `Content-Type`, in lower case and without parameters. */
export function mediaTypeOf(contentType: string | undefined): string {
  return (contentType ?? "").split(";", 1)[0]?.trim().toLowerCase() ?? "";
}

/** A parameter of a `Content-Type`, like `charset` or `boundary`; undefined where it has none of that name. */
export function parameterOf(contentType: string, name: string): string | undefined {
  const [member] = readHeaderList(contentType);
  return member?.parameters.find(([other]) => other === name)?.[1];
}

/** `application/json` and all that are built on it: `application/problem+json` (RFC 6839). */
export function isJson(mediaType: string): boolean {
  return mediaType === "application/json" || mediaType === "text/json" || mediaType.endsWith("+json");
}

/** Whether a declared media type or range covers an actual one: `text/*` covers `text/csv`. */
export function covers(declared: string, actual: string): boolean {
  return closeness(declared, actual) > 0;
}

/** Of some declared media types and ranges the one that says most about an actual `Content-Type`. */
export function mostSpecific<Entry extends { readonly mediaType: string }>(
  declared: readonly Entry[],
  contentType: string,
): Entry | undefined {
  let best: Entry | undefined;
  let bestCloseness = 0;
  for (const entry of declared) {
    const found = closeness(entry.mediaType, contentType);
    if (found <= bestCloseness) continue;
    best = entry;
    bestCloseness = found;
  }
  return best;
}

/** How much a declared media type says about an actual one: nothing is 0, and the very same 6. */
function closeness(declared: string, contentType: string): number {
  if (declared === contentType) return 6;
  const range = mediaTypeOf(declared);
  const actual = mediaTypeOf(contentType);
  if (range === actual) return !declared.includes(";") ? 4 : agrees(declared, contentType) ? 5 : 3;
  const [type = "", subtype = ""] = range.split("/");
  const [actualType = "", actualSubtype = ""] = actual.split("/");
  if (type === "*") return 1;
  if (type !== actualType || !subtype.startsWith("*")) return 0;
  if (subtype === "*") return 2;
  return actualSubtype.endsWith(subtype.slice(1)) ? 3 : 0;
}

/** Whether each parameter that is declared was sent with the same value. */
function agrees(declared: string, contentType: string): boolean {
  const [{ parameters } = { parameters: [] }] = readHeaderList(declared);
  return parameters.every(
    ([name, value]) => parameterOf(contentType, name)?.toLowerCase() === value.toLowerCase(),
  );
}
