import type { Part } from "../demand.ts";
import { demandBelow } from "../demand.ts";
import type { PlaceName } from "../name/place-name.ts";
import { wordsOf } from "../name/place-name.ts";
import { textByName } from "../name/text-by-name.ts";
import type { Recipe, Run } from "../run.ts";
import { IMPOSSIBLE, isTooLarge, NOTHING } from "../run.ts";
import type { Workshop } from "../workshop.ts";
import { contentText, encodeContent } from "./content.ts";
import { sourceOfFormat } from "./formats.ts";
import { plainText } from "./text.ts";
import type { TextLimits } from "./text-limits.ts";
import { readTextLimits } from "./text-limits.ts";

/** One way to make a text that may or may not do. */
interface Way {
  /** `attempt` counts how often it did not. */
  readonly write: (run: Run, attempt: number) => string;
  /** So often it is tried. */
  readonly patience: number;
}

/** For ways that either fit or do not. */
const SHORT = 12;
/** For ways that come near by chance. */
const LONG = 400;

/** Formats whose texts are of many kinds; a name may know better which one. */
const OPEN_FORMATS = new Set(["uri", "url", "uri-reference", "iri", "iri-reference"]);

/** How texts are made. */
export function stringRecipe(parts: readonly Part[], name: PlaceName, workshop: Workshop): Recipe {
  const limits = readTextLimits(parts, workshop);
  const { accepts, isFree, formats } = limits;
  const ways = waysFor(parts, name, limits, workshop).filter((way) => succeeds(way, accepts, workshop));
  const [first] = ways;
  if (!first || limits.min > limits.max) return IMPOSSIBLE;
  const isSure =
    isFree && (formats.length === 0 || (formats.length === 1 && !OPEN_FORMATS.has(formats[0] ?? "")));
  if (isSure) return { accepts, make: (run) => weighed(run, first.write(run, 0)) };
  return {
    accepts,
    make: (run) => {
      for (const { write, patience } of ways) {
        for (let attempt = 0; attempt < patience; attempt++) {
          const text = write(run, attempt);
          run.work.spend(1 + Math.floor(text.length / 2));
          if (accepts(text)) return weighed(run, text);
          if (isTooLarge(run)) return NOTHING;
        }
      }
      return NOTHING;
    },
  };
}

/** Long texts make a value large, too. */
function weighed(run: Run, text: string): string {
  run.size += Math.floor(text.length / 100);
  return text;
}

/** All ways to make a text, the most believable first. */
function waysFor(parts: readonly Part[], name: PlaceName, limits: TextLimits, workshop: Workshop): Way[] {
  const { patterns, formats } = limits;
  const byName = textByName(name);
  const byFormat = formats.map(
    (format) => sourceOfFormat(format) ?? textByName({ words: wordsOf(format), owner: [] }),
  );
  const isOpen = formats.every((format) => OPEN_FORMATS.has(format));
  const sources = (isOpen ? [byName, ...byFormat] : byFormat).filter((source) => source !== undefined);
  const content = contentWay(parts, workshop);
  return [
    ...(content ? [content] : []),
    ...sources.map((source): Way => ({ write: (run) => source(run, limits, name), patience: SHORT })),
    ...patterns.map((pattern): Way => ({
      write: ({ random }, attempt) => pattern.write(random, limits, attempt),
      patience: LONG,
    })),
    { write: (run) => plainText(run, limits), patience: LONG },
  ];
}

function contentWay(parts: readonly Part[], workshop: Workshop): Way | undefined {
  const part = parts.find(({ schema }) => "contentMediaType" in schema || "contentEncoding" in schema);
  if (!part) return undefined;
  const { contentMediaType = "text/plain", contentEncoding = "" } = part.schema;
  const [mediaType, encoding] = [String(contentMediaType), String(contentEncoding)];
  const json = (run: Run) => {
    const value = workshop.node([demandBelow(part, "contentSchema")]).make(run);
    return value === NOTHING ? null : value;
  };
  return {
    write: (run) => encodeContent(contentText(run, mediaType, json), encoding, mediaType),
    patience: SHORT,
  };
}

/** Whether a way leads to a valid text at all, tried out without a trace in the sequence of chance. */
function succeeds({ write, patience }: Way, accepts: Recipe["accepts"], { trial }: Workshop): boolean {
  return trial((run) => {
    try {
      for (let attempt = 0; attempt < patience; attempt++) if (accepts?.(write(run, attempt))) return true;
    } catch {
      // The locale has no such words.
    }
    return false;
  });
}
