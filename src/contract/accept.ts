import { readHeaderList, readPair } from "./header-list.ts";
import { isJson, mediaTypeOf } from "./media-type.ts";

/** One range of an `Accept` header (RFC 9110, section 12.5.1). */
interface MediaRange {
  readonly type: string;
  /** Those that narrow the range; neither `q` nor `charset`, since all text is sent as UTF-8. */
  readonly parameters: readonly (readonly [name: string, value: string])[];
  readonly quality: number;
  readonly position: number;
}

/** What was agreed on. */
export interface Agreed {
  /** The media type or range as the contract declares it. */
  readonly declared: string;
  /** The media type to send: the declared one, or what a declared range stands for. */
  readonly mediaType: string;
}

/** No client likes so many media types; those behind them are not looked at, since each is held against all others. */
const MOST_RANGES = 100;

interface Offer extends Agreed {
  readonly range: MediaRange;
}

/**
 * The declared media type that a client likes best, undefined when it accepts none of them. Of equally good ones it is
 * the one named most exactly, then the one named first, then JSON, then the first in the contract.
 */
export function negotiate(accept: string | undefined, declared: readonly string[]): Agreed | undefined {
  if (accept === undefined || accept === "*/*" || accept.trim() === "") return preferJson(declared);
  const ranges = readRanges(accept);
  let best: Offer | undefined;
  for (const entry of declared) {
    for (const mediaType of expand(entry, ranges)) {
      const range = mostSpecific(ranges, mediaType);
      if (!range || range.quality === 0) continue;
      const offer = { declared: entry, mediaType, range };
      if (!best || isBetter(offer, best)) best = offer;
    }
  }
  return best && { declared: best.declared, mediaType: best.mediaType };
}

function preferJson(declared: readonly string[]): Agreed | undefined {
  const chosen = declared.find((entry) => isJson(standsFor(entry))) ?? declared[0];
  return chosen === undefined ? undefined : { declared: chosen, mediaType: standsFor(chosen) };
}

function isBetter(offer: Offer, best: Offer): boolean {
  const order =
    offer.range.quality - best.range.quality ||
    specificity(offer.range) - specificity(best.range) ||
    best.range.position - offer.range.position ||
    Number(isJson(mediaTypeOf(offer.mediaType))) - Number(isJson(mediaTypeOf(best.mediaType)));
  return order > 0;
}

function readRanges(accept: string): MediaRange[] {
  const members = readHeaderList(accept).slice(0, MOST_RANGES);
  return members.map(({ head, parameters }, position) => ({
    type: head.toLowerCase(),
    parameters: parameters.filter(([name]) => name !== "q" && name !== "charset"),
    quality: readQuality(parameters.find(([name]) => name === "q")?.[1]),
    position,
  }));
}

/** From 0 to 1; one that is no number does not make the range worth less. */
function readQuality(text: string | undefined): number {
  const quality = Number(text ?? 1);
  return Number.isNaN(quality) ? 1 : Math.min(1, Math.max(0, quality));
}

/** The range that says most about a media type is the one that counts for it. */
function mostSpecific(ranges: readonly MediaRange[], mediaType: string): MediaRange | undefined {
  let found: MediaRange | undefined;
  for (const range of ranges) {
    if (includes(range, mediaType) && (!found || specificity(range) > specificity(found))) found = range;
  }
  return found;
}

function specificity({ type, parameters }: MediaRange): number {
  if (type === "*/*") return 0;
  return type.endsWith("/*") ? 1 : 2 + parameters.length;
}

function includes({ type, parameters }: MediaRange, mediaType: string): boolean {
  const essence = mediaTypeOf(mediaType);
  if (type === "*/*") return true;
  if (type.endsWith("/*")) return essence.startsWith(type.slice(0, -1));
  if (type !== essence) return false;
  if (parameters.length === 0) return true;
  const own = new Map(mediaType.split(";").slice(1).map(readPair));
  return parameters.every(([name, value]) => own.get(name)?.toLowerCase() === value.toLowerCase());
}

const RANGES: Readonly<Record<string, string>> = {
  "*/*": "application/json",
  "application/*": "application/json",
  "text/*": "text/plain",
  "image/*": "image/png",
  "audio/*": "audio/mpeg",
  "video/*": "video/mp4",
};

/** The media type that is sent for a declared one, where that is a range and the client names none of it. */
function standsFor(declared: string): string {
  return RANGES[declared] ?? declared;
}

/** The media types that a declared entry can be sent as: for a range, all of it that the client names. */
function expand(declared: string, ranges: readonly MediaRange[]): string[] {
  if (!declared.endsWith("/*")) return [declared];
  const named = ranges
    .map(({ type }) => type)
    .filter((type) => !type.endsWith("/*") && (declared === "*/*" || type.startsWith(declared.slice(0, -1))));
  return [...named, standsFor(declared)];
}
