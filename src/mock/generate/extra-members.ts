import { isObject } from "../../contract/document.ts";
import { valuesOf } from "./conjunction.ts";
import type { Part } from "./demand.ts";
import { derivedDemand } from "./demand.ts";
import { demandsOnMember, demandsOnNames } from "./member-demands.ts";
import { setMember } from "./member.ts";
import type { Run } from "./run.ts";
import { isRecursing, NOTHING } from "./run.ts";
import { ANY_LENGTH } from "./string/lengths.ts";
import { asciiOf } from "./string/text.ts";
import type { Workshop } from "./workshop.ts";

/** Adds properties whose names the schema does not list. */
export interface ExtraMembers {
  /** Adds as many as belong to an object that has `count` properties; false where too few could be found. */
  readonly addTo: (object: Record<string, unknown>, count: number, run: Run) => boolean;
}

/** So many entries a map has, where nothing else is said. */
const USUAL = 3;
const MOST_EXTRA = 10_000;
/** So often a name is made anew that may not be used. */
const TRIES = 60;

/** Prepares them; `known` are the names that something is said of elsewhere, and which are not used. */
export function createExtraMembers(
  parts: readonly Part[],
  known: ReadonlySet<string>,
  { least, most }: { readonly least: number; readonly most: number },
  workshop: Workshop,
): ExtraMembers {
  const isMap = known.size === 0 && isForMore(parts);
  const names = nameSources(parts, workshop);
  const onNames = demandsOnNames(parts);

  const addOne = (object: Record<string, unknown>, run: Run, isOptional: boolean): boolean => {
    for (let attempt = 0; attempt < TRIES; attempt++) {
      const name = names[attempt % names.length]?.(run, attempt);
      if (name === undefined || known.has(name) || Object.hasOwn(object, name)) continue;
      const demands = demandsOnMember(parts, name, workshop.patterns);
      if (workshop.conjoin(demands).impossible || !workshop.isValid(onNames, name)) continue;
      const node = workshop.node(demands);
      if (isOptional && isRecursing(run, node)) return false;
      const value = node.make(run);
      if (value === NOTHING) continue;
      setMember(object, name, value);
      return true;
    }
    return false;
  };

  return {
    addTo: (object, count, run) => {
      const isSparing = run.breadth === "least" || !isMap;
      const wanted = Math.max(least, isSparing ? 0 : run.random.integer(1, USUAL));
      const goal = Math.min(wanted, most, count + MOST_EXTRA);
      let total = count;
      while (total < goal && addOne(object, run, total >= least)) total++;
      return total >= least;
    },
  };
}

/** Whether the schema is made for properties that it does not list. */
function isForMore(parts: readonly Part[]): boolean {
  const isSaid = ({ schema }: Part) =>
    isObject(schema.additionalProperties) ||
    schema.additionalProperties === true ||
    isObject(schema.patternProperties) ||
    isObject(schema.unevaluatedProperties);
  return parts.some(isSaid);
}

type NameSource = (run: Run, attempt: number) => string | undefined;

function nameSources(parts: readonly Part[], workshop: Workshop): NameSource[] {
  const patterns = valuesOf(parts, "patternProperties")
    .flatMap((map) => Object.keys(isObject(map) ? map : {}))
    .flatMap((source) => workshop.patterns.of(source) ?? []);
  const onNames = demandsOnNames(parts);
  const byNames: NameSource = (run) => {
    const name = workshop.node([...onNames, derivedDemand("name", { type: "string" })]).make(run);
    return typeof name === "string" ? name : undefined;
  };
  return [
    ...(onNames.length > 0 ? [byNames] : []),
    ...patterns.map(
      (pattern): NameSource =>
        ({ random }, attempt) =>
          pattern.write(random, ANY_LENGTH, attempt),
    ),
    ({ vocabulary, random }, attempt) =>
      (asciiOf(vocabulary.second(random)) || "key") + (attempt > 4 ? String(random.integer(1, 99_999)) : ""),
  ];
}
