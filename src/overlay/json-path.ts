import type { JsonObject } from "../contract/document.ts";
import { isObject } from "../contract/document.ts";
import { OverlayError } from "./overlay.ts";

/** What one part of a path selects of a value. */
export type Selector =
  | { readonly kind: "name"; readonly name: string }
  | { readonly kind: "index"; readonly index: number }
  | { readonly kind: "wildcard" };

/** One step of a path: what it selects, of the value or of everything in it. */
export interface Segment {
  readonly selectors: readonly Selector[];
  readonly isDescendant: boolean;
}

/** A selected value and what it is in; undefined for the root. */
export interface Node {
  readonly value: unknown;
  readonly parent?: JsonObject | unknown[];
  readonly key?: string | number;
}

const NAME = /[A-Za-z_\u0080-\uffff][\w\u0080-\uffff-]*/y;
const QUOTED = /'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)"/y;
const INDEX = /-?\d+/y;
const BLANK = /\s*/y;

/**
 * Reads a path of names, positions, wildcards and descendants (RFC 9535, without filters and slices).
 * @throws {OverlayError} that says where it goes wrong.
 */
export function parseJsonPath(path: string): Segment[] {
  let at = 0;
  const fail = (what: string): never => {
    throw new OverlayError(`the target ${path} ${what} at position ${at + 1}`);
  };
  const take = (pattern: RegExp): RegExpExecArray | undefined => {
    pattern.lastIndex = at;
    const match = pattern.exec(path);
    if (match) at += match[0].length;
    return match ?? undefined;
  };
  const takeText = (text: string): boolean => {
    const isThere = path.startsWith(text, at);
    if (isThere) at += text.length;
    return isThere;
  };
  const readSelector = (): Selector => {
    take(BLANK);
    const quoted = take(QUOTED);
    if (quoted) return { kind: "name", name: unescape(quoted[1] ?? quoted[2] ?? "") };
    if (takeText("*")) return { kind: "wildcard" };
    const index = take(INDEX);
    if (index) return { kind: "index", index: Number(index[0]) };
    return fail(path[at] === "?" ? "has a filter, which cannot be used here," : "cannot be read");
  };
  const readBrackets = (): Selector[] => {
    const selectors: Selector[] = [];
    do selectors.push(readSelector());
    while (take(BLANK) && takeText(","));
    if (path[at] === ":") fail("has a slice, which cannot be used here,");
    if (!takeText("]")) fail("has no ]");
    return selectors;
  };
  const readSegment = (): Segment => {
    const isDescendant = takeText("..");
    if (takeText("[")) return { selectors: readBrackets(), isDescendant };
    if (!isDescendant && !takeText(".")) return fail("cannot be read");
    if (takeText("*")) return { selectors: [{ kind: "wildcard" }], isDescendant };
    const name = take(NAME) ?? fail("has no name");
    return { selectors: [{ kind: "name", name: name[0] }], isDescendant };
  };
  if (!takeText("$")) fail("does not begin with $");
  const segments: Segment[] = [];
  while (take(BLANK) && at < path.length) segments.push(readSegment());
  return segments;
}

/** The parts of a value that a path selects. */
export function selectNodes(root: JsonObject, segments: readonly Segment[]): Node[] {
  let nodes: Node[] = [{ value: root }];
  for (const { selectors, isDescendant } of segments) {
    const from = isDescendant ? nodes.flatMap(withDescendants) : nodes;
    nodes = from.flatMap((node) => selectors.flatMap((selector) => select(node.value, selector)));
  }
  return nodes;
}

/** A path of names and positions alone, as RFC 9535 writes it (section 2.7). */
export function formatJsonPath(steps: readonly (string | number)[]): string {
  const parts = steps.map((step) =>
    typeof step === "number" ? `[${step}]` : `['${step.replace(/[\\']/g, "\\$&")}']`,
  );
  return `$${parts.join("")}`;
}

function withDescendants(node: Node): Node[] {
  return [node, ...childrenOf(node.value).flatMap(withDescendants)];
}

function childrenOf(value: unknown): Node[] {
  if (Array.isArray(value)) return value.map((child: unknown, key) => ({ value: child, parent: value, key }));
  if (!isObject(value)) return [];
  return Object.keys(value).map((key) => ({ value: value[key], parent: value, key }));
}

function select(value: unknown, selector: Selector): Node[] {
  if (selector.kind === "wildcard") return childrenOf(value);
  if (selector.kind === "name") {
    const { name } = selector;
    return isObject(value) && Object.hasOwn(value, name)
      ? [{ value: value[name], parent: value, key: name }]
      : [];
  }
  if (!Array.isArray(value)) return [];
  const key = selector.index < 0 ? value.length + selector.index : selector.index;
  return key in value ? [{ value: value[key], parent: value, key }] : [];
}

function unescape(text: string): string {
  return text.replace(/\\(?:u([0-9a-fA-F]{4})|(.))/g, (_, code: string | undefined, letter = "") =>
    code === undefined
      ? (CONTROL[letter as string] ?? String(letter))
      : String.fromCharCode(parseInt(code, 16)),
  );
}

const CONTROL: Readonly<Record<string, string | undefined>> = { b: "\b", f: "\f", n: "\n", r: "\r", t: "\t" };
