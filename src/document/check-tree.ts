import type { JsonObject } from "../contract/document.ts";
import { DocumentError, isObject } from "../contract/document.ts";
import type { DocumentLimits } from "./limits.ts";
import { pointerTo } from "./place.ts";

/** What was seen of a parsed text. */
export interface TreeFindings {
  /** How many keys its objects have. */
  readonly keys: number;
}

/**
 * Looks at every value of a parsed text once, before anything else does. What a YAML alias repeats becomes a copy of
 * its own, so that a change in one place never shows in another; texts without aliases take half the time. `file` is its
 * name in messages.
 * @throws {DocumentError} for keys that reach an object's prototype, and what is nested too deeply or too large.
 */
export function checkTree(
  content: unknown,
  limits: DocumentLimits,
  file: string,
  { hasAliases = true } = {},
): TreeFindings {
  const seen = new Set<object>();
  const path: (string | number)[] = [];
  let keys = 0;
  let values = 0;

  function visit(value: object): void {
    if (hasAliases) seen.add(value);
    if (path.length > limits.depth) {
      throw new DocumentError(`${file}: ${pointerTo(path)} is nested more than ${limits.depth} levels deep`);
    }
    if (Array.isArray(value)) value.forEach((child: unknown, at) => enter(value, at, child));
    else {
      for (const key of Object.keys(value)) {
        const child = (value as JsonObject)[key];
        keys++;
        refuseUnsafe(key, child);
        enter(value, key, child);
      }
    }
  }

  function enter(holder: object, key: string | number, child: unknown): void {
    if (++values > limits.values) {
      throw new DocumentError(`${file}: has more than ${limits.values} values`);
    }
    if (typeof child !== "object" || child === null) return;
    path.push(key);
    const own = seen.has(child) ? shallowCopy(child) : child;
    if (own !== child) Reflect.set(holder, key, own);
    visit(own);
    path.pop();
  }

  function refuseUnsafe(key: string, child: unknown): void {
    const isUnsafe =
      key === "__proto__" || (key === "constructor" && isObject(child) && Object.hasOwn(child, "prototype"));
    if (!isUnsafe) return;
    throw new DocumentError(
      `${file}: the key at ${pointerTo([...path, key])} is not allowed in a document; rename it`,
    );
  }

  if (typeof content === "object" && content !== null) visit(content);
  return { keys };
}

/** What is inside is copied when it is come to. */
function shallowCopy(value: object): object {
  return Array.isArray(value) ? [...(value as unknown[])] : { ...value };
}
