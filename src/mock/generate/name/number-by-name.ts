import type { PlaceName } from "./place-name.ts";
import { lookUp } from "./place-name.ts";

/** A range of believable numbers. */
export interface NumberRange {
  readonly low: number;
  readonly high: number;
  /** The distance between neighbours. */
  readonly step: number;
}

/** Seconds and milliseconds of 2023 and 2024. */
const SECONDS = range(1_672_531_200, 1_735_603_200, 1);
const MILLISECONDS = range(1_672_531_200_000, 1_735_603_200_000, 1);

const BY_NAME: ReadonlyMap<string, NumberRange> = new Map(
  Object.entries({
    id: range(1000, 999_999, 1),
    number: range(1, 9999, 1),
    "age years": range(18, 80, 1),
    "price cost amount total subtotal balance fee salary revenue budget": range(5, 500, 0.01),
    "tax discount shipping tip": range(1, 50, 0.01),
    "quantity qty": range(1, 20, 1),
    "count size length stock inventory followers following likes views": range(0, 250, 1),
    "percent percentage": range(0, 100, 0.1),
    "ratio share probability confidence rate accuracy": range(0, 1, 0.001),
    progress: range(0, 100, 1),
    "rating stars": range(1, 5, 0.1),
    score: range(0, 100, 0.1),
    "rank position index order level priority page": range(1, 20, 1),
    "limit pagesize perpage": range(10, 100, 10),
    offset: range(0, 200, 10),
    year: range(1995, 2025, 1),
    "expiryyear expirationyear expyear": range(2027, 2032, 1),
    founded: range(1950, 2020, 1),
    "employee headcount": range(5, 5000, 1),
    month: range(1, 12, 1),
    day: range(1, 28, 1),
    hour: range(0, 23, 1),
    "minute second": range(0, 59, 1),
    "duration timeout latency elapsed": range(1, 600, 1),
    "lat latitude": range(-60, 70, 0.0001),
    "lng lon long longitude": range(-180, 180, 0.0001),
    altitude: range(0, 3000, 1),
    weight: range(0.5, 100, 0.1),
    "height width depth": range(10, 200, 1),
    distance: range(0.5, 100, 0.1),
    temperature: range(-10, 40, 0.1),
    "bytes filesize": range(1024, 10_485_760, 1),
    port: range(1024, 49_151, 1),
    "statuscode httpstatus": range(200, 204, 1),
    version: range(1, 9, 1),
    "timestamp epoch": SECONDS,
    "at created updated modified expires": SECONDS,
    "timestampms millis milliseconds": MILLISECONDS,
  }).flatMap(([names, found]) => names.split(" ").map((name) => [name, found] as const)),
);

/** The range that a number's name suggests. */
export function rangeByName({ words }: PlaceName): NumberRange | undefined {
  return lookUp(words, BY_NAME);
}

function range(low: number, high: number, step: number): NumberRange {
  return { low, high, step };
}
