import type { JsonObject } from "../contract/document.ts";

/** A property that is to be changed, and what it can become, best first. */
export interface Assignment {
  readonly holder: JsonObject;
  readonly key: string;
  readonly values: readonly unknown[];
}

/** Carries assignments out in place, each with the first of its values that `isValid` lets pass, or not at all. */
export function assignWhereValid(assignments: readonly Assignment[], isValid: () => boolean): void {
  for (const { holder, key, values } of assignments) {
    const before = holder[key];
    const fits = values.some((value) => {
      holder[key] = value;
      return isValid();
    });
    if (!fits) holder[key] = before;
  }
}
