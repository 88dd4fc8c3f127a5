import { parseAsNumberLiteral, parseAsString, useQueryStates } from "nuqs";

/** As many detections as the contract allows to be asked for at once. */
export const MOST_DETECTIONS = 200;

/** How many detections may be listed. */
export const LIMITS = [10, 50, MOST_DETECTIONS] as const;

/** Which detections are listed, as the page's address has it. */
export function useShownDrift() {
  return useQueryStates({
    model: parseAsString,
    limit: parseAsNumberLiteral(LIMITS).withDefault(10),
  });
}
