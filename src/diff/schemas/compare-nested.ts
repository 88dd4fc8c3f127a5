import type { Comparison } from "./comparison.ts";
import { schemasOf } from "./members.ts";

/** Keywords that hold a schema of something in the value, with how that is called in a path. */
const NESTED = [
  {
    keyword: "contains",
    name: "contains",
    type: "array",
    step: "[contains]",
    what: "must contain an item of a kind",
  },
  {
    ...{ keyword: "unevaluatedItems", name: "unevaluated-items", type: "array", step: "[unevaluated]" },
    what: "limits the items that nothing else describes",
  },
  {
    keyword: "propertyNames",
    name: "property-names",
    type: "object",
    step: "{names}",
    what: "limits the names of properties",
  },
  {
    ...{ keyword: "contentSchema", name: "content-schema", type: "string", step: "{content}" },
    what: "has a schema for what its text holds",
  },
] as const;

/** Compares what is said of things in a value that are neither its properties nor its items. */
export function compareNested({ shapes, bothMayBe, tell, inside, path }: Comparison): void {
  for (const { keyword, name, type, step, what } of NESTED) {
    const before = schemasOf(shapes.old, keyword);
    const after = schemasOf(shapes.new, keyword);
    if (!bothMayBe(type)) continue;
    if (before.length > 0 && after.length > 0) inside({ old: before, new: after }, path + step);
    else if (after.length > 0) tell(`${name}-added`, { keyword }, `${what}, and did not`);
    else if (before.length > 0) tell(`${name}-removed`, { keyword }, `${what} no more`);
  }
}
