import { Problem } from "../contract/problem.ts";
import type { DelayRange } from "./delay.ts";
import { DELAY_FORMS, formatDelay, readDelay } from "./delay.ts";
import type { Fault } from "./fault.ts";
import { FAULTS, isFault } from "./fault.ts";

/** What a client asks of its reply (RFC 7240); undefined is what it leaves to the server. */
export interface Preferences {
  /** The status of the reply. */
  readonly code: number | undefined;
  /** The name of the example that is the reply. */
  readonly example: string | undefined;
  /** Whether the reply is generated even where there is an example. */
  readonly dynamic: boolean | undefined;
  /** The seed that it is generated from. */
  readonly seed: string | undefined;
  readonly delay: DelayRange | undefined;
  readonly fault: Fault | undefined;
}

/** Nothing is asked. */
export const NO_PREFERENCES: Preferences = {
  code: undefined,
  example: undefined,
  dynamic: undefined,
  seed: undefined,
  delay: undefined,
  fault: undefined,
};

/**
 * Reads the preferences that we know out of names and values; of a name that comes twice the first counts, and names
 * that we do not know are ignored, as RFC 7240 asks (section 2).
 * @throws {Problem} 400 for a value that the preference cannot have.
 */
export function readPreferences(pairs: readonly (readonly [name: string, value: string])[]): Preferences {
  const read = <Value>(name: string, toValue: (text: string) => Value): Value | undefined => {
    const pair = pairs.find(([other]) => other === name);
    return pair && toValue(pair[1]);
  };
  return {
    code: read("code", readCode),
    example: read("example", readText("example", "the name of an example")),
    dynamic: read("dynamic", readDynamic),
    seed: read("seed", readText("seed", "any text")),
    delay: read("delay", (text) => readDelay(text) ?? refuse("delay", text, DELAY_FORMS)),
    fault: read("fault", (text) => (isFault(text) ? text : refuse("fault", text, FAULTS.join(", ")))),
  };
}

function readCode(text: string): number {
  return /^[2-5]\d\d$/.test(text) ? Number(text) : refuse("code", text, "a status code from 200 to 599");
}

/** A bare `dynamic` is a yes. */
function readDynamic(text: string): boolean {
  if (text === "" || text === "true") return true;
  return text === "false" ? false : refuse("dynamic", text, "true or false");
}

function readText(name: string, allowed: string): (text: string) => string {
  return (text) => (text === "" ? refuse(name, text, allowed) : text);
}

function refuse(name: string, text: string, allowed: string): never {
  throw new Problem({
    status: 400,
    kind: "malformed-preference",
    title: "Malformed preference",
    detail: `The preference ${name} cannot be "${text}"; it is ${allowed}.`,
  });
}

/** Preferences as `Preference-Applied` tells of them: `code=404, example="no such pet"`. */
export function formatPreferences(applied: Partial<Preferences>): string {
  const { code, example, dynamic, seed, delay, fault } = applied;
  const texts = { code, example, dynamic, seed, delay: delay && formatDelay(delay), fault };
  return Object.entries(texts)
    .flatMap(([name, value]) => (value === undefined ? [] : `${name}=${quote(String(value))}`))
    .join(", ");
}

/** A value that is no token is quoted; what a header cannot have is left out of it. */
function quote(text: string): string {
  if (/^[\w!#$%&'*+.^`|~-]+$/.test(text)) return text;
  return `"${text.replace(/[^ -~]/g, "?").replace(/["\\]/g, "\\$&")}"`;
}
