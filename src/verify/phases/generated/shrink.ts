import { isObject } from "../../../contract/document.ts";
import type { RequestDraft } from "../../requests/request-draft.ts";
import { withBodyValue, withParameter } from "../../requests/request-draft.ts";

/** Requests that are a little simpler than one, those first that leave most away. */
export function* simplerRequests(draft: RequestDraft): Iterable<RequestDraft> {
  for (const place of ["query", "header", "cookie"] as const) {
    for (const [name, value] of Object.entries(draft[place])) {
      if (value !== undefined) yield withParameter(draft, place, name, undefined);
    }
  }
  if (draft.body && "media" in draft.body) {
    for (const value of simplerValues(draft.body.value)) yield withBodyValue(draft, value);
  }
  for (const place of ["path", "query", "header", "cookie"] as const) {
    for (const [name, value] of Object.entries(draft[place])) {
      for (const simpler of simplerValues(value)) {
        // An empty segment would be another path.
        if (place !== "path" || String(simpler) !== "") yield withParameter(draft, place, name, simpler);
      }
    }
  }
}

/** Values that are a little simpler: less in them, shorter, nearer to zero. */
export function* simplerValues(value: unknown): Iterable<unknown> {
  if (typeof value === "string") yield* simplerTexts(value);
  else if (typeof value === "number") yield* simplerNumbers(value);
  else if (Array.isArray(value)) yield* simplerLists(value);
  else if (isObject(value)) {
    for (const name of Object.keys(value)) {
      yield Object.fromEntries(Object.entries(value).filter(([other]) => other !== name));
    }
    for (const [name, member] of Object.entries(value)) {
      for (const simpler of simplerValues(member)) yield { ...value, [name]: simpler };
    }
  }
}

function* simplerTexts(text: string): Iterable<string> {
  if (text === "") return;
  yield "";
  if (text.length > 1) yield text.slice(0, Math.floor(text.length / 2));
  if (text.length > 2) yield text.slice(Math.floor(text.length / 2));
  if (text.length > 1) yield text.slice(0, -1);
  if (/[^a]/.test(text) && text.length < 20) yield "a".repeat(text.length);
}

function* simplerNumbers(number: number): Iterable<number> {
  if (number === 0) return;
  yield 0;
  const half = Math.trunc(number / 2);
  if (half !== 0 && half !== number) yield half;
  if (Math.trunc(number) !== number) yield Math.trunc(number);
  else if (Math.abs(number) > 1) yield number - Math.sign(number);
}

function* simplerLists(list: readonly unknown[]): Iterable<unknown[]> {
  if (list.length === 0) return;
  yield [];
  if (list.length > 1) yield list.slice(0, Math.floor(list.length / 2));
  for (let at = 0; at < list.length; at++) yield list.toSpliced(at, 1);
  for (const [at, item] of list.entries()) {
    for (const simpler of simplerValues(item)) yield list.with(at, simpler);
  }
}
