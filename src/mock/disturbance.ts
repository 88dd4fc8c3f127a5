import type { ContractResponse } from "../contract/request.ts";
import type { Asked } from "./asked.ts";
import { pickDelay } from "./delay.ts";
import type { Fault } from "./fault.ts";
import { FAULTS } from "./fault.ts";
import { Random } from "./generate/random.ts";
import type { MockOptions } from "./options.ts";
import type { Preferences } from "./preference.ts";
import { formatPreferences } from "./preference.ts";
import { nameOfRequest, shareOf } from "./seed.ts";

/** What is done to one response on purpose. */
export interface Disturbance {
  readonly delayMs: number;
  readonly fault: Fault | undefined;
}

/** Nothing. */
export const UNDISTURBED: Disturbance = { delayMs: 0, fault: undefined };

/** The header that tells which preferences were followed (RFC 7240, section 3). */
export const APPLIED_HEADER = "Preference-Applied";

/**
 * Prepares to decide on delay and fault of each request. A delay is the same for the same request and seed; faults come
 * in a series that the seed decides, so that asking again can help.
 */
export function createDisturber(options: MockOptions): (asked: Asked) => Disturbance {
  const { delay = 0, faultRate = 0, seed = "" } = options;
  const usual = typeof delay === "number" ? { from: delay, to: delay } : delay;
  const random = new Random();
  random.seed(`faults\n${seed}`);
  return ({ request, preferences }) => {
    const range = preferences.delay ?? usual;
    const drawn = faultRate > 0 && random.chance(faultRate) ? random.pick(FAULTS) : undefined;
    const fault = preferences.fault ?? drawn;
    if (range.to === 0 && !fault) return UNDISTURBED;
    const share = shareOf(`delay\n${preferences.seed ?? seed}\n${nameOfRequest(request)}`);
    return { delayMs: pickDelay(range, share), fault };
  };
}

/** A response with what has to be done to it, for whoever sends it to carry out. */
export function disturb(
  response: ContractResponse,
  { delayMs, fault }: Disturbance,
  { delay, fault: asked }: Preferences,
): ContractResponse {
  return {
    ...response,
    headers: withApplied(response.headers, { delay, fault: asked }),
    ...(delayMs > 0 && { delayMs }),
    ...(fault && fault !== "503" && { fault }),
  };
}

/** The headers with preferences told of as applied, after those that are already. */
export function withApplied(
  headers: Readonly<Record<string, string>>,
  applied: Partial<Preferences>,
): Readonly<Record<string, string>> {
  const texts = [headers[APPLIED_HEADER] ?? "", formatPreferences(applied)].filter((text) => text !== "");
  return texts.length === 0 ? headers : { ...headers, [APPLIED_HEADER]: texts.join(", ") };
}
