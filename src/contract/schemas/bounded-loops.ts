import type { CodeGen } from "ajv";
import type { Ajv2020 } from "ajv/dist/2020.js";
import { _, Name } from "ajv/dist/2020.js";
import { changeGenerator } from "./change-generator.ts";

/** Keywords that hold as many values against a schema as a client has sent, each of which has to fit. */
const LOOPS =
  "items additionalProperties patternProperties propertyNames unevaluatedItems unevaluatedProperties".split(
    " ",
  );

/** The validator's own count and list of what it has found. */
const [ERRORS, LIST] = [new Name("errors"), new Name("vErrors")];

/**
 * Lets a validator that lists all errors keep no more than about `most` of what it finds in one loop over items or
 * members: whoever sends half a million wrong items would otherwise be told of each. A loop that ends early for it has
 * failed already, so that no value is taken for valid which is not.
 */
export function boundLoops(ajv: Ajv2020, most: number): void {
  for (const keyword of LOOPS) {
    changeGenerator(ajv, keyword, (gen) => inEachRound(gen, most, () => gen.break()));
  }
  // Of these items, one that fits is enough: the search goes on.
  changeGenerator(ajv, "contains", (gen) =>
    inEachRound(gen, most, (before) => {
      gen.assign(ERRORS, _`${before} + ${most}`).assign(_`${LIST}.length`, ERRORS);
    }),
  );
}

/** A generator whose loops do something when they have found `most` errors, whatever was found before them. */
function inEachRound(gen: CodeGen, most: number, full: (before: Name) => void): CodeGen {
  const before = gen.const("_before", ERRORS);
  const withBound = (body: (item: Name) => void) => (item: Name) => {
    forgetAfter(gen, () => body(item));
    gen.if(_`${ERRORS} - ${before} >= ${most}`, () => full(before));
  };
  const bounded: Pick<CodeGen, "forRange" | "forOf"> = {
    forRange: (name, from, to, body, kind) => gen.forRange(name, from, to, withBound(body), kind),
    forOf: (name, list, body, kind) => gen.forOf(name, list, withBound(body), kind),
  };
  return Object.assign(Object.create(gen) as CodeGen, bounded);
}

/** What Ajv calls the variables that hold what of a value has been looked at. */
const EVALUATED = ["props", "items"];

/**
 * Lets a round of a loop take nothing over from the one before. Ajv gives such a variable a value only where a branch holds,
 * and where none does it has that of an earlier round.
 */
function forgetAfter(gen: CodeGen, round: () => void): void {
  const counts = () => EVALUATED.map((prefix) => Number(gen.name(prefix).str.slice(prefix.length)));
  const before = counts();
  round();
  const after = counts();
  EVALUATED.forEach((prefix, at) => {
    for (let n = (before[at] ?? 0) + 1; n < (after[at] ?? 0); n++) {
      gen.assign(new Name(`${prefix}${n}`), _`undefined`);
    }
  });
}
