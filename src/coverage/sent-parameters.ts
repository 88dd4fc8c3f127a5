import { isSame } from "../contract/equality.ts";
import type { RequestHead } from "../contract/observer.ts";
import type { Parameter } from "../contract/operation.ts";
import type { RequestValues } from "../contract/request-values.ts";

/** Tells the parameters that a request has sent from those that have their default. */
export class SentParameters {
  readonly #parameters: readonly (readonly [parameter: Parameter, fallback: unknown])[];

  constructor(parameters: readonly Parameter[], fallbackOf: (parameter: Parameter) => unknown) {
    this.#parameters = parameters.map((parameter) => [parameter, fallbackOf(parameter)]);
  }

  /** Each with its value. */
  of(request: RequestHead, values: RequestValues): (readonly [parameter: Parameter, value: unknown])[] {
    return this.#parameters.flatMap(([parameter, fallback]) => {
      const value = values[parameter.in][parameter.name];
      if (value === undefined) return [];
      const mayBeFallback = fallback !== undefined && isSame(value, fallback);
      return mayBeFallback && !isNamed(parameter, request) ? [] : [[parameter, value] as const];
    });
  }
}

/** Whether a request names a parameter. */
function isNamed({ in: place, name }: Parameter, { query, headers }: RequestHead): boolean {
  if (place === "path") return true;
  if (place === "header") return headers[name.toLowerCase()] !== undefined;
  const pairs = place === "query" ? query.split("&") : (headers.cookie ?? "").split(";");
  const isOwn = (pair: string) => {
    const sent = decode(pair.trim().split("=", 1)[0] ?? "");
    return sent === name || sent.startsWith(`${name}[`);
  };
  return pairs.some(isOwn);
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll("+", " "));
  } catch {
    return text;
  }
}
