import type { JsonObject } from "../contract/document.ts";

/** Among the values of an assignment: the property may go. */
export const LEFT_OUT = Symbol("left out");

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
      if (value === LEFT_OUT) Reflect.deleteProperty(holder, key);
      else holder[key] = value;
      return isValid();
    });
    if (!fits) holder[key] = before;
  }
}
