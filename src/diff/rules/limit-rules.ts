import type { Rule } from "./effect.ts";
import type { Limit } from "./limit-names.ts";
import { NUMBER_LIMITS, SIZE_LIMITS } from "./limit-names.ts";

/** What may happen to a bound. */
export type LimitMove = "increased" | "decreased" | "set" | "unset";

/** The rules of all bounds, by their aspect: `max-length-decreased`. */
export function limitRules(): [aspect: string, rule: Rule][] {
  return [...NUMBER_LIMITS, ...SIZE_LIMITS].flatMap((limit) => {
    // One that is always there is never set.
    const moves: LimitMove[] = ["increased", "decreased"];
    if (limit.implied === undefined) moves.push("set", "unset");
    return moves.map((move): [string, Rule] => [`${limit.name}-${move}`, limitRule(limit, move)]);
  });
}

function limitRule({ keyword, end }: Limit, move: LimitMove): Rule {
  if (move === "set") return { effect: "narrows", means: `has a ${keyword}, and had none` };
  if (move === "unset") return { effect: "widens", means: `has no ${keyword} any more` };
  const isLooser = (move === "increased") === (end === "upper");
  return {
    effect: isLooser ? "widens" : "narrows",
    means: `has a ${move === "increased" ? "higher" : "lower"} ${keyword}`,
  };
}
