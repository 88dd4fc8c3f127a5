import { isAnnotation } from "./annotations.ts";
import type { Shape } from "./shape.ts";

/** Whether any value fits a shape. */
export function isAnything({ parts, choices, isNever }: Shape): boolean {
  const saysNothing = parts.every(({ value }) =>
    Object.keys(value).every((keyword) => isAnnotation(keyword) || keyword === "$ref" || keyword === "allOf"),
  );
  return !isNever && choices.length === 0 && saysNothing;
}
