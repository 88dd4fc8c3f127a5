import { isObject } from "../contract/document.ts";
import { listOf } from "../contract/schemas/conjuncts.ts";

/** One way to be let in: schemes that are all needed, each with the scopes that it must have. */
export type Alternative = ReadonlyMap<string, ReadonlySet<string>>;

/** Reads a `security` list. Where nothing is asked for there is one alternative that needs nothing. */
export function readAlternatives(security: unknown): readonly Alternative[] {
  const alternatives = listOf(security)
    .filter(isObject)
    .map((requirement) => {
      const schemes = Object.entries(requirement);
      return new Map(schemes.map(([name, scopes]) => [name, new Set(listOf(scopes).map(String))]));
    });
  return alternatives.length === 0 ? [new Map()] : alternatives;
}

/** Whether who is let in by `held` is let in by `needed` too. */
export function suffices(held: Alternative, needed: Alternative): boolean {
  return [...needed].every(([name, scopes]) => {
    const granted = held.get(name);
    return granted !== undefined && [...scopes].every((scope) => granted.has(scope));
  });
}

/** Whether both need the same schemes, whatever the scopes. */
export function hasSameSchemes(one: Alternative, other: Alternative): boolean {
  return one.size === other.size && [...one.keys()].every((name) => other.has(name));
}

/** Whether one of them needs nothing. */
export function isOpen(alternatives: readonly Alternative[]): boolean {
  return alternatives.some(({ size }) => size === 0);
}

/** An alternative for people: `oauth (read, write) and key`. */
export function describeAlternative(alternative: Alternative): string {
  const schemes = [...alternative].map(([name, scopes]) =>
    scopes.size === 0 ? `\`${name}\`` : `\`${name}\` (${[...scopes].join(", ")})`,
  );
  return schemes.length === 0 ? "no credential" : schemes.join(" and ");
}
