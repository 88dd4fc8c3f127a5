import { isObject } from "../../contract/document.ts";
import { valuesOf } from "./conjunction.ts";
import type { Part } from "./demand.ts";

/** What `dependentRequired` says: under a property's name, those that must be there when it is. */
export type Dependents = ReadonlyMap<string, readonly string[]>;

/** Reads it from all parts. */
export function readDependents(parts: readonly Part[]): Dependents {
  const dependents = new Map<string, string[]>();
  for (const map of valuesOf(parts, "dependentRequired").filter(isObject)) {
    for (const [name, needed] of Object.entries(map)) {
      if (!Array.isArray(needed)) continue;
      dependents.set(name, [...(dependents.get(name) ?? []), ...needed.map(String)]);
    }
  }
  return dependents;
}
