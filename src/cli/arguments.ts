import { InvalidArgumentError } from "commander";
import type { DelayRange } from "../mock/delay.ts";
import { DELAY_FORMS, readDelay } from "../mock/delay.ts";
import { hasLocale } from "../mock/generate/locale.ts";

/** Reads a port: a whole number from 0, which means any that is free, to 65535. */
export function parsePort(text: string): number {
  const port = Number(text);
  if (!/^\d+$/.test(text) || port > 65_535) {
    throw new InvalidArgumentError("A port is a whole number from 0 (any that is free) to 65535.");
  }
  return port;
}

/** Adds an origin, as browsers send it, to those given before. */
export function collectOrigin(text: string, before: readonly string[] = []): readonly string[] {
  const isOrigin = URL.canParse(text) && new URL(text).origin === text;
  if (text !== "*" && !isOrigin) {
    throw new InvalidArgumentError("An origin is like http://localhost:5173, without a path, or * for all.");
  }
  return [...before, text];
}

/** Adds a host name, without scheme and port, to those given before. */
export function collectHost(text: string, before: readonly string[] = []): readonly string[] {
  if (!/^[a-z0-9.-]+$/i.test(text)) {
    throw new InvalidArgumentError("A host name is like api.example.com, without scheme and port.");
  }
  return [...before, text];
}

/** Reads what can be sent as a header field as it is. */
export function parsePolicy(text: string): string {
  if (/^[\x20-\x7e]+$/.test(text)) return text;
  throw new InvalidArgumentError("A policy is like default-src 'self', in one line of ASCII.");
}

/** Adds a text to those given before. */
export function collectText(text: string, before: readonly string[] = []): readonly string[] {
  return [...before, text];
}

/** Reads a delay: `200` or `100..800` milliseconds. */
export function parseDelay(text: string): DelayRange {
  const delay = readDelay(text);
  if (delay) return delay;
  throw new InvalidArgumentError(`A delay is ${DELAY_FORMS}.`);
}

/** Reads a share of the whole: a number from 0 to 1. */
export function parseShare(text: string): number {
  const share = Number(text);
  if (/^(?:\d*\.)?\d+$/.test(text) && share <= 1) return share;
  throw new InvalidArgumentError("A share is a number from 0 to 1, like 0.05.");
}

/** Reads the name of a language, as faker calls it or as BCP 47 does. */
export function parseLocale(text: string): string {
  if (hasLocale(text)) return text;
  throw new InvalidArgumentError("A locale is a language that can be generated, like de, fr or pt_BR.");
}

/** Reads a number of things, up to a million. */
export function parseCount(text: string): number {
  if (/^\d{1,7}$/.test(text) && Number(text) <= 1_000_000) return Number(text);
  throw new InvalidArgumentError("It is a whole number from 0 to 1000000.");
}

/** Reads a time-out: a whole number of milliseconds from 1 to a day. */
export function parseMilliseconds(text: string): number {
  const ms = Number(text);
  if (/^\d+$/.test(text) && ms >= 1 && ms <= DAY_MS) return ms;
  throw new InvalidArgumentError(`A time-out is a whole number of milliseconds from 1 to ${DAY_MS}.`);
}

/** Reads a time limit: the same, or 0 for none. */
export function parseTimeLimit(text: string): number {
  return /^0+$/.test(text) ? 0 : parseMilliseconds(text);
}

const DAY_MS = 86_400_000;

/** Reads names of a kind with commas between them, and adds them to those given before. */
export function parseListOf<Name extends string>(known: readonly Name[], kind: string) {
  return (text: string, before: readonly Name[] = []): readonly Name[] => {
    const names = text.split(",").map((name) => name.trim());
    const isKnown = (name: string): name is Name => (known as readonly string[]).includes(name);
    const unknown = names.find((name) => !isKnown(name));
    if (unknown !== undefined) {
      throw new InvalidArgumentError(`There is no ${kind} "${unknown}"; there are ${known.join(", ")}.`);
    }
    return [...before, ...names.filter(isKnown)];
  };
}
