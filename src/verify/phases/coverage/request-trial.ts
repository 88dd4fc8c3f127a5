import { isObject } from "../../../contract/document.ts";
import type { RequestDraft } from "../../requests/request-draft.ts";

/** A change of a request that tries one rule. */
export interface RequestTrial {
  /** `query/limit is 101, above its maximum 100`. */
  readonly title: string;
  readonly rule: string;
  /** The part of the request that is varied: `query/limit`. */
  readonly part: string;
  /** The request with that change; undefined where it has nothing that could be changed so. */
  readonly apply: (draft: RequestDraft) => RequestDraft | undefined;
}

/** A value with another one in the place that some steps lead to; undefined where they lead nowhere. */
export function replaceAt(value: unknown, steps: readonly (string | number)[], by: unknown): unknown {
  const [step, ...rest] = steps;
  if (step === undefined) return by;
  if (Array.isArray(value)) {
    const at = Number(step);
    if (at >= value.length) return undefined;
    const inside = replaceAt(value[at], rest, by);
    return inside === undefined ? undefined : value.with(at, inside);
  }
  if (!isObject(value) || !Object.hasOwn(value, step)) return undefined;
  const inside = replaceAt(value[step], rest, by);
  return inside === undefined ? undefined : { ...value, [step]: inside };
}
