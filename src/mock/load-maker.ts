import { Problem } from "../contract/problem.ts";
import type { MakeValue } from "./reply-maker.ts";

/** Loads what makes values of schemas. */
export function loadMaker(): Promise<MakeValue> {
  throw new Problem({ status: 501, detail: "There is neither a handler nor an example; add one of them." });
}
