import { REFERENCE_TIME } from "../locale.ts";
import type { PlaceName } from "../name/place-name.ts";
import type { Random } from "../random.ts";

const DAY = 86_400_000;

/** How many days before the reference time something was, by what its name says. */
const AGES: readonly (readonly [words: RegExp, from: number, to: number])[] = [
  [/^(birth|birthday|birthdate|dob)$/, 29_200, 6600],
  [/^born$/, 4000, 200],
  [/^(expires?|expiry|expiration|due|deadline|next|until|scheduled|valid|renewal)$/, -1, -365],
  [
    /^(created|creation|started|start|begin|began|joined|registered|opened|since|from|hired|founded)$/,
    730,
    366,
  ],
];
const RECENT = [365, 1] as const;

/** A moment that goes with a name, in milliseconds since 1970: a birthday long ago, an expiry still to come. */
export function momentByName({ words }: PlaceName, random: Random): number {
  const [, from, to] = AGES.find(([pattern]) => words.some((word) => pattern.test(word))) ?? [0, ...RECENT];
  const seconds = random.integer(-from * (DAY / 1000), -to * (DAY / 1000));
  return REFERENCE_TIME + seconds * 1000;
}

/** A moment as RFC 3339 writes it, in whole seconds. */
export function dateTimeOf(moment: number): string {
  return `${new Date(moment).toISOString().slice(0, 19)}Z`;
}

/** The day of a moment as RFC 3339 writes it. */
export function dateOf(moment: number): string {
  return new Date(moment).toISOString().slice(0, 10);
}
