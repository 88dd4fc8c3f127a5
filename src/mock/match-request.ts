import type { RequestValues } from "../contract/request-values.ts";
import type { Operation, ResponseDeclaration } from "../contract/operation.ts";
import { canonical } from "../contract/equality.ts";

/** A named example of one response. */
export interface NamedExample {
  readonly response: ResponseDeclaration;
  readonly name: string;
}

/** Finds the named example that belongs to a request, among those of one response or of all. */
export type RequestMatcher = (
  values: RequestValues,
  within?: ResponseDeclaration,
) => NamedExample | undefined;

/** A value that a request has to have for the example of the same name to be its answer. */
interface RequestPart {
  readonly place: keyof RequestValues;
  readonly name: string;
  /** In canonical JSON. */
  readonly expected: string;
}

interface Candidate extends NamedExample {
  readonly parts: readonly RequestPart[];
}

/**
 * Prepares to choose among an operation's named examples by the request: an example of a response belongs to the
 * parameters' and the body's examples of the same name. The one with the most parts that the request has wins, then the
 * one about the request's path, then the one with the fewest parts that the request contradicts, then the first. One
 * about another path is out.
 * Undefined for an operation without such examples.
 */
export function createRequestMatcher(operation: Operation): RequestMatcher | undefined {
  const candidates = operation.responses.flatMap((response) => {
    const names = new Set(response.content.flatMap(({ examples }) => [...examples.keys()]));
    return [...names].flatMap((name): Candidate[] => {
      const parts = partsOf(operation, name);
      return parts.length > 0 ? [{ response, name, parts }] : [];
    });
  });
  if (candidates.length === 0) return undefined;
  return (values, within) => {
    const texts = new Map<unknown, string>();
    let best: { readonly candidate: Candidate; readonly score: Score } | undefined;
    for (const candidate of candidates) {
      if (within && candidate.response !== within) continue;
      const score = compare(candidate.parts, values, texts);
      if (score && (!best || isBetter(score, best.score))) best = { candidate, score };
    }
    return best?.candidate;
  };
}

function partsOf({ parameters, requestBody }: Operation, name: string): RequestPart[] {
  const declared = [
    ...parameters.map((parameter) => ({ ...parameter, place: parameter.in })),
    ...(requestBody?.content ?? []).map(({ examples }) => ({ place: "body" as const, name: "", examples })),
  ];
  return declared
    .filter(({ examples }) => examples.has(name))
    .map((part) => ({ place: part.place, name: part.name, expected: canonical(part.examples.get(name)) }));
}

interface Score {
  readonly same: number;
  /** How many of those are in the path. */
  readonly inPath: number;
  readonly different: number;
}

/** Undefined when nothing is the same, or when the path names something else. */
function compare(
  parts: readonly RequestPart[],
  values: RequestValues,
  texts: Map<unknown, string>,
): Score | undefined {
  let same = 0;
  let inPath = 0;
  let different = 0;
  for (const { place, name, expected } of parts) {
    const value = place === "body" ? values.body : values[place][name];
    if (value === undefined) continue;
    const fits = isExpected(value, expected, texts);
    if (!fits && place === "path") return undefined;
    if (!fits) different++;
    else if (place === "path") inPath++;
    if (fits) same++;
  }
  return same > 0 ? { same, inPath, different } : undefined;
}

/** An example of a number may be written as a text, and the other way round. */
function isExpected(value: unknown, expected: string, texts: Map<unknown, string>): boolean {
  if (typeof value === "object") {
    const known = texts.get(value);
    const text = known ?? canonical(value);
    if (known === undefined) texts.set(value, text);
    return text === expected;
  }
  const text = JSON.stringify(value);
  return expected === text || expected === JSON.stringify(text) || JSON.stringify(expected) === text;
}

function isBetter(score: Score, best: Score): boolean {
  const order = score.same - best.same || score.inPath - best.inPath || best.different - score.different;
  return order > 0;
}
