import type { MemorySample } from "./soaked-server.ts";

/** A server's memory at a time, and how many documents it kept then. */
export interface TrendSample extends MemorySample {
  readonly documents: number;
}

/** How the heap was in the later part of a run, in bytes. */
export interface Trend {
  readonly before: number;
  readonly after: number;
  /** Documents that came in between. */
  readonly documents: number;
  readonly rss: number;
  readonly isFlat: boolean;
}

/** A heap may be larger in the end by this much, since caches fill and code is compiled. */
const LEEWAY_BYTES = 8 * 2 ** 20;
const LEEWAY_SHARE = 0.1;

/** What a document that is kept may take, in bytes: itself, and its place in the indexes. */
export const DOCUMENT_BYTES = 3000;

/**
 * Whether memory stays as it is: the last third of the samples holds no more than the middle one, beside what the documents
 * take that came in between. The first third is when everything is used for the first time.
 */
export function trendOf(samples: readonly TrendSample[]): Trend {
  const third = Math.floor(samples.length / 3);
  const middle = samples.slice(third, 2 * third || 1);
  const last = samples.slice(2 * third);
  const [before, after] = [least(middle), least(last)];
  const documents = Math.max(0, (last.at(-1)?.documents ?? 0) - (middle[0]?.documents ?? 0));
  const most = before * (1 + LEEWAY_SHARE) + LEEWAY_BYTES + documents * DOCUMENT_BYTES;
  return { before, after, documents, rss: samples.at(-1)?.rss ?? 0, isFlat: after <= most };
}

/** What is under way at the moment of a sample is no growth. */
function least(samples: readonly TrendSample[]): number {
  return Math.min(...samples.map(({ heap }) => heap));
}
