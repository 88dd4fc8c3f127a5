import type { JsonObject } from "../contract/document.ts";
import { isObject } from "../contract/document.ts";

/** Changes to a document that are kept beside it (OpenAPI Overlay 1.0). */
export interface Overlay {
  readonly overlay: string;
  readonly info: { readonly title: string; readonly version: string };
  /** The document that it is for. */
  readonly extends?: string;
  /** In the order in which they are done. */
  readonly actions: readonly OverlayAction[];
}

/** One change: of everything that its target selects. */
export interface OverlayAction {
  /** JSONPath (RFC 9535). */
  readonly target: string;
  readonly description?: string;
  /** Merged into each object, appended to each list. */
  readonly update?: unknown;
  /** Takes each of them away, and makes `update` of no account. */
  readonly remove?: boolean;
}

/** An overlay that cannot be used; `message` says what is wrong and where. */
export class OverlayError extends Error {
  override readonly name = "OverlayError";
}

/**
 * Takes a value for an overlay.
 * @throws {OverlayError} when it is none.
 */
export function readOverlay(value: JsonObject): Overlay {
  const { overlay, info, extends: base, actions } = value;
  if (typeof overlay !== "string" || !/^1\.0\.\d+$/.test(overlay)) {
    throw new OverlayError('is no overlay that can be used; it must have a line like "overlay: 1.0.0"');
  }
  if (!isObject(info) || typeof info.title !== "string" || typeof info.version !== "string") {
    throw new OverlayError("has no info with a title and a version; add both");
  }
  if (!Array.isArray(actions)) throw new OverlayError("has no list of actions; add it");
  return {
    overlay,
    info: { ...info, title: info.title, version: info.version },
    ...(typeof base === "string" && { extends: base }),
    actions: actions.map(readAction),
  };
}

function readAction(action: unknown, position: number): OverlayAction {
  const place = `#/actions/${position}`;
  if (!isObject(action)) throw new OverlayError(`${place}: is no object`);
  const { target, description, update, remove } = action;
  if (typeof target !== "string") throw new OverlayError(`${place}: has no target; name what it changes`);
  if (remove !== undefined && typeof remove !== "boolean") {
    throw new OverlayError(`${place}: remove must be true or false`);
  }
  return {
    target,
    ...(typeof description === "string" && { description }),
    ...(update !== undefined && { update }),
    ...(remove !== undefined && { remove }),
  };
}
