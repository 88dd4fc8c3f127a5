import type { JsonObject } from "../contract/document.ts";

/** What an operation or a parameter says about its end. */
export interface Lifecycle {
  readonly isDeprecated: boolean;
  /** As it is written in `x-sunset`. */
  readonly sunset: string | undefined;
  /** Undefined where it is not written, or is no date. */
  readonly sunsetDate: Date | undefined;
}

/** Reads `deprecated` and `x-sunset`, a date or date-time of RFC 3339. */
export function readLifecycle(declared: JsonObject): Lifecycle {
  const { "x-sunset": written } = declared;
  const sunset = written === undefined || typeof written === "string" ? written : JSON.stringify(written);
  const isDate =
    sunset !== undefined && /^\d{4}-\d{2}-\d{2}(?:$|[Tt ])/.test(sunset) && !Number.isNaN(Date.parse(sunset));
  return {
    isDeprecated: declared.deprecated === true,
    sunset,
    sunsetDate: isDate ? new Date(sunset) : undefined,
  };
}

/** How something has gone that may have been announced. */
export type Removal = "without-deprecation" | "with-deprecation" | "before-sunset" | "unreadable-sunset";

/** Says how something has gone, by what was said of its end and the day on which it is gone. */
export function judgeRemoval({ isDeprecated, sunset, sunsetDate }: Lifecycle, today: Date): Removal {
  if (!isDeprecated) return "without-deprecation";
  if (sunset === undefined) return "with-deprecation";
  if (!sunsetDate) return "unreadable-sunset";
  return today < sunsetDate ? "before-sunset" : "with-deprecation";
}

/** What may change in what is said of an end. */
export type LifecycleChange =
  | ("deprecated" | "deprecated-with-sunset" | "reactivated")
  | ("sunset-deleted" | "sunset-unreadable" | "sunset-earlier");

/** Compares what is said of an end. */
export function compareLifecycles(before: Lifecycle, after: Lifecycle): LifecycleChange[] {
  if (before.isDeprecated && !after.isDeprecated) return ["reactivated"];
  if (!after.isDeprecated) return [];
  const isUnreadable = after.sunset !== undefined && !after.sunsetDate && after.sunset !== before.sunset;
  const changes: LifecycleChange[] = isUnreadable ? ["sunset-unreadable"] : [];
  if (!before.isDeprecated) return [...changes, after.sunsetDate ? "deprecated-with-sunset" : "deprecated"];
  if (before.sunset !== undefined && after.sunset === undefined) return ["sunset-deleted"];
  const isEarlier = before.sunsetDate && after.sunsetDate && after.sunsetDate < before.sunsetDate;
  return isEarlier ? ["sunset-earlier"] : changes;
}
