import type { JsonObject } from "../../contract/document.ts";
import { isObject } from "../../contract/document.ts";
import { isSame } from "../../contract/equality.ts";
import type { Faults } from "../faults.ts";
import type { Place } from "../place.ts";
import { below } from "../place.ts";

const TESTS: Readonly<Record<string, (value: unknown) => boolean>> = {
  string: (value) => typeof value === "string",
  number: (value) => typeof value === "number",
  integer: Number.isInteger,
  boolean: (value) => typeof value === "boolean",
  array: Array.isArray,
  object: isObject,
  null: (value) => value === null,
};

/**
 * Makes a schema's `default` one of its values: as the value of a parameter that was not sent it would have every request
 * refused. Null, where it is none, says no more than that there is no default.
 */
export function mendDefault(schema: JsonObject, place: Place, faults: Faults): void {
  const { default: written } = schema;
  if (written === undefined) return;
  const { type, enum: values } = schema;
  const types = type === undefined ? Object.keys(TESTS) : [type].flat().map(String);
  const isValid = (value: unknown) =>
    types.some((name) => TESTS[name]?.(value)) &&
    (!Array.isArray(values) || values.some((other) => isSame(other, value)));
  if (isValid(written)) return;
  const meant = candidates(written).find(isValid);
  if (meant === undefined) delete schema.default;
  else schema.default = meant;
  if (written === null) return;
  const wanted = type !== undefined && !types.some((name) => TESTS[name]?.(written));
  const reason = wanted ? `must be ${types.join(" or ")}` : "must be one of the enum's values";
  const outcome = meant === undefined ? "it is left out" : `taken for ${JSON.stringify(meant)}`;
  faults.warn(
    "wrong-value",
    below(place, "default"),
    `${reason}, but is ${JSON.stringify(written)}; ${outcome}`,
  );
}

/** What may have been meant by a value: a text for a number or a flag, and the other way round. */
function candidates(written: unknown): unknown[] {
  if (typeof written === "number" || typeof written === "boolean") return [String(written)];
  if (typeof written !== "string" || written.trim() === "") return [];
  if (written === "true" || written === "false") return [written === "true"];
  const number = Number(written);
  return Number.isFinite(number) ? [number] : [];
}
