/** Where a value stands: the step that leads to it, and where its holder stands; undefined is the document itself. */
export interface Place {
  readonly within: Place | undefined;
  readonly step: string | number;
}

/** The place one step further down. */
export function below(within: Place | undefined, step: string | number): Place {
  return { within, step };
}

/** The place that steps from the document lead to. */
export function placeAt(steps: readonly (string | number)[]): Place | undefined {
  return steps.reduce<Place | undefined>(below, undefined);
}

/** The steps from the document to a place. */
export function stepsTo(place: Place | undefined): (string | number)[] {
  const steps: (string | number)[] = [];
  for (let at = place; at; at = at.within) steps.push(at.step);
  return steps.reverse();
}

/** A place for people: `#/paths/~1pets~1{id}/get`, a JSON pointer (RFC 6901) after a `#`. */
export function pointerTo(steps: readonly (string | number)[]): string {
  return `#${steps.map((step) => `/${String(step).replaceAll("~", "~0").replaceAll("/", "~1")}`).join("")}`;
}

/** The steps of a JSON pointer in a `$ref`'s fragment, percent-decoded where it can be: `/a/b%20c`. */
export function stepsOf(pointer: string): string[] {
  return pointer
    .split("/")
    .slice(1)
    .map((step) => decode(step).replaceAll("~1", "/").replaceAll("~0", "~"));
}

/** Percent-decoded, or as it is where it is no such encoding. */
export function decode(text: string): string {
  if (!text.includes("%")) return text;
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
