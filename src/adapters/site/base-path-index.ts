import { decodeLiteral } from "../../contract/path-index.ts";
import { parseTemplate, splitPath } from "../../contract/path-template.ts";

interface Node<Value> {
  readonly literals: Map<string, Node<Value>>;
  variable: Node<Value> | undefined;
  value: Value | undefined;
}

/**
 * Finds what the longest base path that a path begins with was given to, in one walk along the path's segments. A
 * segment of a base path that has a variable in it takes any text.
 */
export class BasePathIndex<Value> {
  readonly #root: Node<Value> = createNode();

  /** Stores a value under a base path; gives back what was stored there before, and keeps that. */
  add(basePath: string, value: Value): Value | undefined {
    let node = this.#root;
    for (const segment of parseTemplate(basePath)) {
      if (segment.kind === "literal") {
        const child = node.literals.get(segment.text) ?? createNode();
        node.literals.set(segment.text, child);
        node = child;
      } else node = node.variable ??= createNode();
    }
    const before = node.value;
    node.value ??= value;
    return before;
  }

  /** The value of the longest base path that fits; undefined where none does. */
  find(path: string): Value | undefined {
    return search(this.#root, splitPath(path), 0);
  }
}

function createNode<Value>(): Node<Value> {
  return { literals: new Map(), variable: undefined, value: undefined };
}

function search<Value>(node: Node<Value>, texts: readonly string[], depth: number): Value | undefined {
  const text = texts[depth];
  if (text === undefined) return node.value;
  const literal = node.literals.get(text) ?? node.literals.get(decodeLiteral(text));
  const found = literal && search(literal, texts, depth + 1);
  return found ?? (node.variable && search(node.variable, texts, depth + 1)) ?? node.value;
}
