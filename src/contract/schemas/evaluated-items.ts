import type { Ajv2020 } from "ajv/dist/2020.js";
import { _, Name } from "ajv/dist/2020.js";

/**
 * Lets `unevaluatedItems` begin at the right item where only a value shows how many were looked at. Ajv takes "all of them"
 * for one and "none" for no number, so that it refuses good lists and lets bad ones pass.
 */
export function countEvaluatedItems(ajv: Ajv2020): void {
  const definition = ajv.getKeyword("unevaluatedItems");
  if (typeof definition !== "object" || !("code" in definition)) {
    throw new TypeError("the validator makes no code for unevaluatedItems");
  }
  const { code } = definition;
  definition.code = (context, ruleType) => {
    const { gen, it } = context;
    const { items } = it;
    if (items instanceof Name) {
      it.items = gen.const("_from", _`${items} === true ? Infinity : ${items} || 0`);
    }
    code(context, ruleType);
  };
}
