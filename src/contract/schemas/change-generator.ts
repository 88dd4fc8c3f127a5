import type { CodeGen, KeywordCxt } from "ajv";
import type { Ajv2020 } from "ajv/dist/2020.js";

/** Lets a keyword make its own code, though not that of its subschemas, with another generator. */
export function changeGenerator(
  ajv: Ajv2020,
  keyword: string,
  change: (gen: CodeGen, context: KeywordCxt) => CodeGen,
): void {
  const definition = ajv.getKeyword(keyword);
  if (typeof definition !== "object" || !("code" in definition)) {
    throw new TypeError(`the validator makes no code for ${keyword}`);
  }
  const { code } = definition;
  definition.code = (context: KeywordCxt, ruleType) => {
    const { gen } = context;
    Object.assign(context, { gen: change(gen, context) });
    code(context, ruleType);
    Object.assign(context, { gen });
  };
}
