import type { MixedSegment } from "./mixed-segment.ts";
import { matchMixed } from "./mixed-segment.ts";
import type { TemplateSegment } from "./path-template.ts";
import { parseTemplate, splitPath } from "./path-template.ts";

/** What the index found for a path: the value stored under its template, and the variables' raw texts. */
export interface PathMatch<Value> {
  readonly value: Value;
  readonly variables: Readonly<Record<string, string>>;
}

/** So many paths are remembered. */
const MOST_KNOWN = 1024;

/** Longer paths are looked up each time, so that what is remembered stays small. */
const LONGEST_KNOWN = 256;

interface Node<Value> {
  readonly literals: Map<string, Node<Value>>;
  readonly mixed: { readonly segment: MixedSegment; readonly node: Node<Value> }[];
  /** Children under a whole variable; two templates may give it different names. */
  variable: Node<Value> | undefined;
  leaf: { readonly value: Value; readonly segments: readonly TemplateSegment[] } | undefined;
}

function createNode<Value>(): Node<Value> {
  return { literals: new Map(), mixed: [], variable: undefined, leaf: undefined };
}

/**
 * Finds the template that fits a path by walking its segments once, so that the cost does not grow with the number of
 * templates. Literal text wins over a mixed segment, and that over a whole variable (OpenAPI 3.1, section 4.8.8.2).
 */
export class PathIndex<Value> {
  readonly #root = createNode<Value>();
  /** What was found for the latest paths: many clients ask for the same few over and over. */
  readonly #known = new Map<string, PathMatch<Value>>();

  /** Stores a value under a template; the first one stored under an equal template stays. */
  add(template: string, value: Value): void {
    const segments = parseTemplate(template);
    let node = this.#root;
    for (const segment of segments) node = childFor(node, segment);
    node.leaf ??= { value, segments };
    this.#known.clear();
  }

  /** The most specific template that fits the raw path. */
  find(path: string): PathMatch<Value> | undefined {
    const known = this.#known.get(path);
    if (known) return known;
    const texts = splitPath(path);
    const leaf = search(this.#root, texts, 0);
    const found = leaf && { value: leaf.value, variables: readVariables(leaf.segments, texts) };
    if (found && path.length <= LONGEST_KNOWN) this.#remember(path, found);
    return found;
  }

  #remember(path: string, found: PathMatch<Value>): void {
    if (this.#known.size === MOST_KNOWN) this.#known.clear();
    this.#known.set(path, found);
  }
}

function childFor<Value>(node: Node<Value>, segment: TemplateSegment): Node<Value> {
  if (segment.kind === "variable") return (node.variable ??= createNode());
  if (segment.kind === "literal") {
    const known = node.literals.get(segment.text);
    if (known) return known;
    const child = createNode<Value>();
    node.literals.set(segment.text, child);
    return child;
  }
  const shape = shapeOf(segment);
  const same = node.mixed.find((other) => shapeOf(other.segment) === shape);
  if (same) return same.node;
  const child = createNode<Value>();
  node.mixed.push({ segment, node: child });
  // The longer its literal text, the more a segment says.
  node.mixed.sort((a, b) => shapeOf(b.segment).length - shapeOf(a.segment).length);
  return child;
}

/** Its texts, whatever its variables are called. */
function shapeOf({ literals }: MixedSegment): string {
  return literals.join("\0");
}

function search<Value>(node: Node<Value>, texts: readonly string[], depth: number): Node<Value>["leaf"] {
  const text = texts[depth];
  if (text === undefined) return node.leaf;
  const literal = node.literals.get(text) ?? node.literals.get(decodeLiteral(text));
  const found = literal && search(literal, texts, depth + 1);
  if (found) return found;
  for (const { segment, node: child } of node.mixed) {
    if (!matchMixed(segment, text)) continue;
    const deeper = search(child, texts, depth + 1);
    if (deeper) return deeper;
  }
  return node.variable && text !== "" ? search(node.variable, texts, depth + 1) : undefined;
}

/** The text of a path's segment: a client may encode more than it must, so that `%70ets` is `pets`. */
export function decodeLiteral(text: string): string {
  if (!text.includes("%")) return text;
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function readVariables(
  segments: readonly TemplateSegment[],
  texts: readonly string[],
): Record<string, string> {
  const variables: Record<string, string> = {};
  segments.forEach((segment, depth) => {
    const text = texts[depth] ?? "";
    if (segment.kind === "variable") variables[segment.name] = text;
    if (segment.kind === "mixed") {
      const values = matchMixed(segment, text) ?? [];
      segment.names.forEach((name, position) => (variables[name] = values[position] ?? ""));
    }
  });
  return variables;
}
