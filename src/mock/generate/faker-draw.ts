import type { Faker } from "@faker-js/faker";
import type { JsonType } from "./json-type.ts";
import { NOTHING } from "./run.ts";
import { asJson, bindFakerCall, readFakerCall } from "./x-faker.ts";

/** So often a method of faker may miss before a value is made in the ordinary way. */
const TRIES = 10;

/** What the values that faker gives are for. */
export interface FakerPlace {
  readonly types: readonly JsonType[];
  readonly accepts: (value: unknown) => boolean;
}

/**
 * Prepares to draw values by the method of faker that `x-faker` names, and draws one to see that it can. A draw is NOTHING
 * where none of some values is accepted.
 * @returns a text that says why no value can be drawn, to go on after `x-faker`.
 */
export function prepareFakerDraw(
  faker: Faker,
  written: unknown,
  { types, accepts }: FakerPlace,
): (() => unknown) | string {
  const call = readFakerCall(written);
  if (typeof call === "string") return call;
  const method = `faker.${call.module}.${call.method}`;
  const bound = bindFakerCall(faker, call);
  if (!bound) return `names ${method}, which there is not`;
  const draw = (): unknown => {
    for (let attempt = 0; attempt < TRIES; attempt++) {
      const value = asJson(bound(), types);
      if (accepts(value)) return value;
    }
    return NOTHING;
  };
  try {
    return draw() === NOTHING ? `names ${method}, whose values are not valid here` : draw;
  } catch (error) {
    return `names ${method}, which failed: ${error instanceof Error ? error.message : String(error)}`;
  }
}
