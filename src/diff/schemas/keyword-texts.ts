import { canonical } from "../../contract/equality.ts";
import type { Shape } from "./shape.ts";

/** What a keyword says in a shape: each different value as text, with where it stands first. */
export function saidBy({ parts }: Shape, keyword: string): ReadonlyMap<string, string> {
  const said = new Map<string, string>();
  for (const { value, pointer } of parts) {
    if (!Object.hasOwn(value, keyword)) continue;
    const text = canonical(value[keyword]);
    if (!said.has(text)) said.set(text, `${pointer}/${keyword}`);
  }
  return said;
}

/** The first value of a keyword, with where it stands; what is nearest to a schema counts before what it refers to. */
export function firstOf(
  { parts }: Shape,
  keyword: string,
): { readonly value: unknown; readonly pointer: string } | undefined {
  const part = parts.find(({ value }) => Object.hasOwn(value, keyword));
  return part && { value: part.value[keyword], pointer: `${part.pointer}/${keyword}` };
}

/** What one shape says by a keyword and the other one does not. */
export function onlyIn(
  said: ReadonlyMap<string, string>,
  other: ReadonlyMap<string, string>,
): readonly (readonly [text: string, pointer: string])[] {
  return [...said].filter(([text]) => !other.has(text));
}
