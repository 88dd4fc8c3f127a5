import type { SchemaError } from "../schema-error.ts";
import type { Schema } from "../schemas/schema-keywords.ts";
import type { Check, Evaluated } from "./check.ts";
import { addEvaluated, nothingEvaluated, passes } from "./check.ts";
import type { Counting } from "./foreknowledge.ts";
import { addKnown } from "./foreknowledge.ts";
import type { Place, Rule, Subschema } from "./keyword.ts";
import { rule } from "./keyword.ts";

/** A subschema about the same value, and whether what it looks at counts where the value does not hold. */
interface Branch extends Subschema {
  readonly counts: Counting;
}

/** Runs a branch; what it has looked at counts where the value holds. */
function tryOn(
  { check, counts }: Branch,
  value: unknown,
  at: string,
  errors: SchemaError[],
  evaluated: Evaluated,
): boolean {
  const inner = nothingEvaluated();
  const isValid = passes(check, value, at, errors, inner);
  addEvaluated(evaluated, inner, isValid ? undefined : counts);
  return isValid;
}

/** Whether a value holds, with nothing told of why it does not. */
function holdsFor({ check }: Subschema, value: unknown, at: string): boolean {
  return passes(check, value, at, [], nothingEvaluated());
}

function readBranch(schema: Schema, { known, read }: Place): Branch {
  const subschema = read(schema);
  return { ...subschema, counts: addKnown(known, subschema.known, false) };
}

const not = rule<Schema>("not", ["object", "boolean"], (schema, { read, fail }) => {
  const subschema = read(schema);
  return (value, at, errors) => {
    if (subschema.isEmpty || holdsFor(subschema, value, at)) fail(errors, at, "must NOT be valid");
  };
});

const anyOf = rule<readonly Schema[]>("anyOf", ["array"], (schemas, place) => {
  const branches = schemas.map((schema) => readBranch(schema, place));
  return (value, at, errors, evaluated) => {
    const before = errors.length;
    const valid = branches.filter((branch) => tryOn(branch, value, at, errors, evaluated));
    if (valid.length > 0) errors.length = before;
    else place.fail(errors, at, "must match a schema in anyOf");
  };
});

const oneOf = rule<readonly Schema[]>("oneOf", ["array"], (schemas, place) => {
  const branches = schemas.map((schema) => readBranch(schema, place));
  return (value, at, errors, evaluated) => {
    const before = errors.length;
    const passing: number[] = [];
    for (const [i, { check, counts }] of branches.entries()) {
      const inner = nothingEvaluated();
      const isValid = passes(check, value, at, errors, inner);
      if (isValid) passing.push(i);
      addEvaluated(evaluated, inner, passing.length === 1 && isValid ? undefined : counts);
      if (passing.length > 1) break;
    }
    if (passing.length === 1) errors.length = before;
    else {
      const passingSchemas = passing.length === 0 ? null : passing;
      place.fail(errors, at, "must match exactly one schema in oneOf", { passingSchemas });
    }
  };
});

const allOf = rule<readonly Schema[]>("allOf", ["array"], (schemas, { known, read }) => {
  const members = schemas.map(read).filter(({ isEmpty }) => !isEmpty);
  for (const member of members) addKnown(known, member.known, true);
  return (value, at, errors, evaluated) => {
    for (const { check } of members) {
      const inner = nothingEvaluated();
      check(value, at, errors, inner);
      addEvaluated(evaluated, inner);
    }
  };
});

const condition = rule<Schema>("if", ["object", "boolean"], (schema, place) => {
  const { parent, read, fail } = place;
  const clause = (keyword: "then" | "else") => {
    const wanted = parent[keyword] as Schema | undefined;
    if (wanted === undefined || read(wanted).isEmpty) return undefined;
    return { keyword, branch: readBranch(wanted, place) };
  };
  const condition = read(schema);
  const [then, otherwise] = [clause("then"), clause("else")];
  if (!then && !otherwise) return undefined;
  return (value, at, errors, evaluated) => {
    const chosen = holdsFor(condition, value, at) ? then : otherwise;
    if (!chosen || tryOn(chosen.branch, value, at, errors, evaluated)) return;
    fail(errors, at, `must match "${chosen.keyword}" schema`, { failingKeyword: chosen.keyword });
  };
});

const reference = rule<string>("$ref", ["string"], (id, { known, refer }) => {
  const target = refer(id);
  // What a schema looks at that is known beforehand counts even where it does not hold.
  const { props, items } = { ...target.known };
  addKnown(known, target.known, true);
  return (value, at, errors, evaluated) => {
    const inner = nothingEvaluated();
    const isValid = passes(target.check, value, at, errors, inner);
    addEvaluated(
      evaluated,
      inner,
      isValid ? undefined : { props: props !== "value", items: items !== "value" },
    );
  };
});

const silent = (keyword: string, wants: Rule["wants"]): Rule =>
  rule(keyword, wants, (): Check | undefined => undefined);

/** References to other schemas. */
export const REFERENCE_RULES: readonly Rule[] = [reference];

/** Schemas about the same value. */
export const COMBINATION_RULES: readonly Rule[] = [
  not,
  anyOf,
  oneOf,
  allOf,
  condition,
  silent("then", ["object", "boolean"]),
  silent("else", ["object", "boolean"]),
];
