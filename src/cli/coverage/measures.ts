import type { CoverageReport, Share } from "../../coverage/report/coverage-report.ts";
import { sidesOf } from "../../coverage/report/coverage-report.ts";

/** What a minimum can be asked of. */
export const MEASURES = [
  ...(["overall", "operations", "parameters", "kept", "broken"] as const),
  ...(["statuses", "media-types", "examples"] as const),
];

/** One of {@link MEASURES}. */
export type Measure = (typeof MEASURES)[number];

/** How much of it was exercised. */
export function shareOf(report: CoverageReport, measure: Measure): Share {
  switch (measure) {
    case "kept":
    case "broken":
      return sidesOf(report.constraints)[measure];
    case "media-types":
      return report.mediaTypes;
    default:
      return report[measure];
  }
}
