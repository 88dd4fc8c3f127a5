import { isObject } from "../document.ts";
import type { BodyFormat } from "./body-format.ts";
import { decodeText } from "./charset.ts";
import { textFormat, toText } from "./text-format.ts";

/** The fields that an event may have (HTML, section 9.2.6). */
const FIELDS = ["event", "id", "retry", "data"];

/**
 * Server-sent events, one after the other. Where the schema says that they are a list, each is an object with the
 * fields `data`, `event`, `id` and `retry` (OpenAPI 3.2, section 4.14.4); else they are text.
 */
export const eventStreamFormat: BodyFormat = {
  ...textFormat,
  decode(bytes, declaration) {
    if (!declaration.shape.types.has("array")) return textFormat.decode(bytes, declaration);
    const text = decodeText(bytes, declaration.contentType).replaceAll(/\r\n?/g, "\n");
    return { value: text.split("\n\n").flatMap(readEvent) };
  },
  encode(value, { contentType }) {
    const events: unknown = Array.isArray(value) ? value.map(writeEvent).join("") : value;
    return { body: isObject(events) ? writeEvent(events) : toText(events), contentType };
  },
};

/** An object with other members than an event has is what the event tells of. */
function writeEvent(value: unknown): string {
  const isEvent = isObject(value) && Object.keys(value).every((key) => FIELDS.includes(key));
  const event = isEvent ? value : { data: value };
  const lines = FIELDS.flatMap((field) =>
    event[field] === undefined
      ? []
      : toText(event[field])
          .split("\n")
          .map((line) => `${field}: ${line}\n`),
  );
  return `${lines.join("")}\n`;
}

function readEvent(block: string): object[] {
  const event = new Map<string, unknown>();
  for (const line of block.split("\n")) {
    const [, field = "", text = ""] = /^([^:]+)(?:: ?(.*))?$/s.exec(line) ?? [];
    if (!FIELDS.includes(field)) continue;
    const before = event.get(field);
    if (field === "data" && typeof before === "string") event.set(field, `${before}\n${text}`);
    else event.set(field, field === "retry" && /^\d+$/.test(text) ? Number(text) : text);
  }
  return event.size === 0 ? [] : [Object.fromEntries(event)];
}
