import type { JsonObject } from "../contract/document.ts";
import { isObject } from "../contract/document.ts";
import type { Node } from "./json-path.ts";
import { parseJsonPath, selectNodes } from "./json-path.ts";
import type { Overlay, OverlayAction } from "./overlay.ts";
import { OverlayError } from "./overlay.ts";

/** A document with an overlay's changes in it. */
export interface Overlaid<Document> {
  readonly document: Document;
  /** The targets that have selected nothing. */
  readonly unused: readonly string[];
}

/**
 * Does the actions of an overlay, in their order, to a copy of a document.
 * @throws {OverlayError} for a target that cannot be read or selects what can have no update.
 */
export function applyOverlay<Document extends JsonObject>(
  document: Document,
  { actions }: Overlay,
): Overlaid<Document> {
  const copy = structuredClone(document);
  const unused = actions.filter((action) => applyAction(copy, action) === 0).map(({ target }) => target);
  return { document: copy, unused };
}

/** Gives back how many places it has found. */
function applyAction(root: JsonObject, { target, update, remove = false }: OverlayAction): number {
  const nodes = selectNodes(root, parseJsonPath(target));
  if (remove) removeAll(nodes, target);
  else if (update !== undefined) for (const { value } of nodes) mergeInto(value, update, target);
  return nodes.length;
}

function removeAll(nodes: readonly Node[], target: string): void {
  const isWholeDocument = nodes.some(({ parent }) => parent === undefined);
  if (isWholeDocument)
    throw new OverlayError(`the target ${target} is the whole document, which cannot be removed`);
  for (const [parent, group] of Map.groupBy(nodes, (node) => node.parent)) {
    const keys = new Set(group.map(({ key }) => key));
    // From the back, so that the positions of what is still to go stay as they are.
    if (Array.isArray(parent))
      [...keys].sort((a, b) => Number(b) - Number(a)).forEach((at) => parent.splice(Number(at), 1));
    else if (parent) keys.forEach((key) => Reflect.deleteProperty(parent, String(key)));
  }
}

function mergeInto(value: unknown, update: unknown, target: string): void {
  if (Array.isArray(value)) {
    value.push(structuredClone(update));
  } else if (isObject(value) && isObject(update)) {
    mergeObjects(value, update);
  } else {
    throw new OverlayError(`the target ${target} selects what its update cannot be merged with`);
  }
}

function mergeObjects(into: JsonObject, update: JsonObject): void {
  for (const [name, value] of Object.entries(update)) {
    const before = Object.hasOwn(into, name) ? into[name] : undefined;
    if (isObject(before) && isObject(value)) mergeObjects(before, value);
    else if (Array.isArray(before) && Array.isArray(value)) before.push(...structuredClone<unknown[]>(value));
    else set(into, name, structuredClone(value));
  }
}

/** A name like `__proto__` is a name like any other. */
function set(object: JsonObject, name: string, value: unknown): void {
  Object.defineProperty(object, name, { value, enumerable: true, configurable: true, writable: true });
}
