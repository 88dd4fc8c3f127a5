import type { Operation } from "../../../contract/operation.ts";
import type { RequestDraft } from "../../requests/request-draft.ts";
import { withParameter } from "../../requests/request-draft.ts";
import type { RequestTrial } from "./request-trial.ts";
import type { VaryParts } from "./value-trials.ts";
import { valueTrials } from "./value-trials.ts";

/** Each parameter of an operation at each of its rules. `whole` is a request with all parameters. */
export function* parameterTrials(
  parts: VaryParts,
  operation: Operation,
  whole: RequestDraft,
): Iterable<RequestTrial> {
  for (const { name, in: place, required, schema, pointer } of operation.parameters) {
    const value = whole[place][name];
    if (value === undefined) continue;
    const label = `${place}/${name}`;
    yield {
      title: `${label} is sent`,
      rule: pointer,
      part: label,
      apply: (draft) => withParameter(draft, place, name, value),
    };
    if (place !== "path") {
      yield {
        title: `${label} is not sent`,
        rule: required ? `${pointer}/required` : pointer,
        part: label,
        apply: (draft) => withParameter(draft, place, name, undefined),
      };
    }
    if (!schema) continue;
    for (const trial of valueTrials(parts, schema.pointer, value)) {
      // An empty segment would be another path, and one of dots is resolved before it is sent.
      if (place === "path" && /^\.{0,2}$/.test(String(trial.value))) continue;
      yield {
        title: `${label} ${trial.what}`,
        rule: trial.rule,
        part: label,
        apply: (draft) => withParameter(draft, place, name, trial.value),
      };
    }
  }
}

/** A query parameter that the operation does not declare. */
export function undeclaredParameter({ pointer }: Operation): RequestTrial {
  return {
    title: "query/unexpectedParameter is not declared",
    rule: `${pointer}/parameters`,
    part: "query/unexpectedParameter",
    apply: (draft) => withParameter(draft, "query", "unexpectedParameter", "x"),
  };
}
