import { isObject } from "../../contract/document.ts";
import { canonical } from "../../contract/equality.ts";
import { listOf } from "../../contract/schemas/conjuncts.ts";
import type { Comparison } from "./comparison.ts";
import { ANYTHING } from "./comparison.ts";
import { isClosed, namedSchemas, schemasOf } from "./members.ts";
import { join } from "./property-path.ts";
import type { Part, Shape } from "./shape.ts";

/** Compares what an object takes beside the properties that it declares, and which ones belong together. */
export function compareOtherProperties(comparison: Comparison): void {
  compareAdditional(comparison);
  comparePatterns(comparison);
  compareDependencies(comparison);
}

function compareAdditional({ shapes, tell, inside, path }: Comparison): void {
  const keyword = ["additionalProperties", "unevaluatedProperties"].find((word) =>
    [shapes.old, shapes.new].some(({ parts }) => parts.some(({ value }) => value[word] !== undefined)),
  );
  if (isClosed(shapes.old) !== isClosed(shapes.new)) {
    if (isClosed(shapes.new)) {
      tell(
        "additional-properties-forbidden",
        { keyword },
        "takes no properties beyond those declared any more",
      );
    } else tell("additional-properties-allowed", { keyword }, "takes properties beyond those declared");
    return;
  }
  if (isClosed(shapes.old)) return;
  const others = (shape: Shape): readonly Part[] => [
    ...schemasOf(shape, "additionalProperties"),
    ...schemasOf(shape, "unevaluatedProperties"),
  ];
  const before = others(shapes.old);
  const after = others(shapes.new);
  if (before.length > 0 || after.length > 0)
    inside({ old: orAnything(before), new: orAnything(after) }, path === "" ? "*" : `${path}.*`);
}

function comparePatterns({ shapes, tell, inside, path }: Comparison): void {
  const keyword = "patternProperties";
  const before = namedSchemas(shapes.old, keyword);
  const after = namedSchemas(shapes.new, keyword);
  for (const [pattern, schemas] of before) {
    const old = schemas[0]?.pointer;
    const there = after.get(pattern);
    if (there) inside({ old: schemas, new: there }, join(path, `/${pattern}/`));
    else {
      tell(
        "pattern-property-removed",
        { old, keyword },
        `says nothing any more of properties like \`${pattern}\``,
      );
    }
  }
  for (const [pattern, [first]] of after) {
    const message = `says more of properties like \`${pattern}\``;
    if (!before.has(pattern)) tell("pattern-property-added", { new: first?.pointer, keyword }, message);
  }
}

function compareDependencies({ shapes, tell, beside }: Comparison): void {
  const keyword = "dependentRequired";
  const before = dependenciesOf(shapes.old);
  const after = dependenciesOf(shapes.new);
  for (const pair of before) {
    const message = `requires no ${describePair(pair)} any more`;
    if (!after.has(pair)) tell("dependent-required-removed", { keyword }, message);
  }
  for (const pair of after) {
    const message = `requires ${describePair(pair)}`;
    if (!before.has(pair)) tell("dependent-required-added", { keyword }, message);
  }
  const schemas = "dependentSchemas";
  const [old, now] = [namedSchemas(shapes.old, schemas), namedSchemas(shapes.new, schemas)];
  for (const [name, parts] of old) {
    const there = now.get(name);
    const message = `need not fit a schema any more where \`${name}\` is there`;
    if (there) beside({ old: parts, new: there });
    else tell("dependent-schema-removed", { old: parts[0]?.pointer, keyword: schemas }, message);
  }
  for (const [name, [first]] of now) {
    const message = `must fit a schema where \`${name}\` is there`;
    if (!old.has(name)) tell("dependent-schema-added", { new: first?.pointer, keyword: schemas }, message);
  }
}

/** Each pair of a property and one that it requires, as JSON. */
function dependenciesOf({ parts }: Shape): ReadonlySet<string> {
  return new Set(
    parts.flatMap(({ value }) =>
      Object.entries(isObject(value.dependentRequired) ? value.dependentRequired : {}).flatMap(
        ([name, needed]) => listOf(needed).map((other) => canonical([name, other])),
      ),
    ),
  );
}

function describePair(pair: string): string {
  const [name, needed] = JSON.parse(pair) as [string, string];
  return `\`${needed}\` beside \`${name}\``;
}

function orAnything(schemas: readonly Part[]): readonly Part[] {
  return schemas.length === 0 ? [ANYTHING] : schemas;
}
