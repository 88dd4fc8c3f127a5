import type { Choice as Discriminated } from "../../contract/schemas/choice.ts";
import type { Option } from "./choice.ts";
import type { Demand, Part } from "./demand.ts";
import { demandBeside, derivedDemand } from "./demand.ts";
import type { SchemaLookup } from "./schema-lookup.ts";

/** Values that a place had better have, if they are valid there; understood by the makers of this folder alone. */
export const PREFER = "~prefer";

/** The ways that a part's discriminator leaves open; undefined where there is none that tells schemas apart. */
export function discriminatedOptions(part: Part, lookup: SchemaLookup): readonly Option[] | undefined {
  const choice = lookup.choiceOf(part);
  if (!choice) return undefined;
  if (part.isBase) return [sure([preferring(choice, part, lookup)].flat())];
  const { property, chosen } = choice;
  const telling = [...chosen].flatMap(([value, places]) => {
    const told = derivedDemand(`telling:${property}=${JSON.stringify(value)}`, {
      type: "object",
      required: [property],
      properties: { [property]: { const: value } },
    });
    if (places.length === 0) return [sure([told])];
    const isClear = places.length === 1;
    return places.map((place) => ({ ...sure([lookup.chosen(place, part), told]), isDoubtful: !isClear }));
  });
  return [...telling, ...silent(part, choice)];
}

/** What holds where the property is missing: a last resort for schemas that do not let it be there. */
function silent(part: Part, { property, keyword, isNeeded }: Discriminated): Option[] {
  if (isNeeded) return [];
  const without = derivedDemand(`without:${property}`, { properties: { [property]: false } });
  const list = keyword === undefined ? undefined : part.schema[keyword];
  const branches = Array.isArray(list) ? list.map((_, at) => [demandBeside(part, keyword ?? "", at)]) : [[]];
  return branches.map((demands) => ({ ...sure([...demands, without]), weight: 0, isDoubtful: true }));
}

/** The value that names the schema which has taken this one over. */
function preferring({ property, chosen }: Discriminated, part: Part, lookup: SchemaLookup): Demand[] {
  const named = part.within.map((pointer) =>
    [...chosen].filter(([, places]) => places.some((place) => lookup.referredBy(place) === pointer)),
  );
  const values = (named.find((entries) => entries.length > 0) ?? []).map(([value]) => value);
  if (values.length === 0) return [];
  const schema = { properties: { [property]: { [PREFER]: values } } };
  return [derivedDemand(`prefer:${property}=${JSON.stringify(values)}`, schema)];
}

function sure(demands: readonly Demand[]): Option {
  return { demands, weight: 4, isDoubtful: false };
}
