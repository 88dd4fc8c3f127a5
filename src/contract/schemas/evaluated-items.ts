import type { Ajv2020 } from "ajv/dist/2020.js";
import { _, Name } from "ajv/dist/2020.js";
import { changeGenerator } from "./change-generator.ts";

/**
 * Lets `unevaluatedItems` begin at the right item where only a value shows how many were looked at. Ajv takes "all of them"
 * for one and "none" for no number, so that it refuses good lists and lets bad ones pass.
 */
export function countEvaluatedItems(ajv: Ajv2020): void {
  changeGenerator(ajv, "unevaluatedItems", (gen, { it }) => {
    const { items } = it;
    if (items instanceof Name) it.items = gen.const("_from", _`${items} === true ? Infinity : ${items} || 0`);
    return gen;
  });
}
