import type { Rules, ValueTrial } from "./value-trial.ts";

/** Numbers at each bound, just inside and just outside of it, and beside the grid of `multipleOf`. */
export function* numberTrials({ schema, pointer }: Rules, isInteger: boolean): Iterable<ValueTrial> {
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf } = schema;
  const step = typeof multipleOf === "number" ? multipleOf : isInteger ? 1 : 0.5;
  const at = (keyword: string, bound: unknown, steps: readonly (readonly [number, string])[]) =>
    typeof bound !== "number"
      ? []
      : steps.map(([by, where]) => {
          const value = tidy(bound + by * step);
          return { what: `is ${value}, ${where} its ${keyword} ${bound}`, value, rule: `${pointer}/${keyword}` };
        });
  yield* at("minimum", minimum, [[0, "at"], [1, "above"], [-1, "below"]]);
  yield* at("maximum", maximum, [[0, "at"], [-1, "below"], [1, "above"]]);
  yield* at("exclusiveMinimum", exclusiveMinimum, [[0, "at"], [1, "above"], [-1, "below"]]);
  yield* at("exclusiveMaximum", exclusiveMaximum, [[0, "at"], [-1, "below"], [1, "above"]]);
  if (typeof multipleOf === "number") {
    const start = typeof minimum === "number" ? minimum : 0;
    const value = tidy(Math.ceil(start / multipleOf) * multipleOf + multipleOf / 2);
    yield { what: `is ${value}, no multiple of ${multipleOf}`, value, rule: `${pointer}/multipleOf` };
  }
}

/** Numbers that a type without bounds allows and programs stumble over. */
export function* oddNumbers({ schema, pointer }: Rules, isInteger: boolean): Iterable<ValueTrial> {
  const rule = `${pointer}/type`;
  const largest = schema.format === "int32" ? 2 ** 31 - 1 : Number.MAX_SAFE_INTEGER;
  for (const value of isInteger ? [0, -1, largest, -largest] : [0, -1.5, 1e-7, 1e15]) {
    yield { what: `is ${value}`, value, rule };
  }
  if (isInteger) yield { what: "is 1.5, no whole number", value: 1.5, rule };
}

/** Without the dust that adding binary fractions leaves. */
function tidy(value: number): number {
  return Number(value.toPrecision(15));
}
