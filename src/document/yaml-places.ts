import type { Document, LineCounter, Node } from "yaml";
import { isAlias, isMap, isScalar, isSeq } from "yaml";
import type { TextPlace } from "./parse-text.ts";

/** Where in a YAML text these steps lead, or as far as they lead: the line of the last key or list item. */
export function findInYaml(
  document: Document,
  lines: LineCounter,
  steps: readonly (string | number)[],
): TextPlace | undefined {
  let node: unknown = document.contents;
  let start: number | undefined;
  for (const step of steps) {
    const found = childOf(isAlias(node) ? node.resolve(document) : node, String(step));
    if (!found) break;
    start = found.start ?? start;
    node = found.value;
  }
  if (start === undefined) return undefined;
  const { line, col } = lines.linePos(start);
  return { line, column: col };
}

function childOf(node: unknown, step: string): { value: unknown; start: number | undefined } | undefined {
  if (isSeq<Node>(node)) {
    const item = node.items[Number(step)];
    return item && { value: item, start: item.range?.[0] };
  }
  if (!isMap<Node>(node)) return undefined;
  const pair = node.items.find(({ key }) => isScalar(key) && String(key.value) === step);
  return pair && { value: pair.value, start: pair.key.range?.[0] };
}
