import { isObject } from "../../../contract/document.ts";

/** The members of what was sent that are there in what was read, and have another value. */
export function lostMembers(sent: unknown, read: unknown): string[] {
  if (!isObject(sent) || !isObject(read)) return [];
  return Object.keys(sent).filter((name) => Object.hasOwn(read, name) && !isSame(sent[name], read[name]));
}

/**
 * Whether two values are the same to whoever uses them: times may be written in another zone, texts without the blanks
 * around them and in other letters, and objects may have more members than were sent.
 */
export function isSame(sent: unknown, read: unknown): boolean {
  if (typeof sent === "string" && typeof read === "string") {
    const [a, b] = [Date.parse(sent), Date.parse(read)];
    if (/^\d{4}-\d\d-\d\d[Tt ]/.test(sent) && !Number.isNaN(a)) return Math.abs(a - b) < 1000;
    return sent.trim().normalize().toLowerCase() === read.trim().normalize().toLowerCase();
  }
  if (typeof sent === "number" && typeof read === "number") {
    return Math.abs(sent - read) <= Math.abs(sent) * 1e-6;
  }
  if (Array.isArray(sent) && Array.isArray(read)) {
    const rest = [...(read as unknown[])];
    return sent.length === read.length && sent.every((item) => takeSame(rest, item));
  }
  if (isObject(sent) && isObject(read)) {
    return Object.keys(sent).every((name) => !Object.hasOwn(read, name) || isSame(sent[name], read[name]));
  }
  return sent === read;
}

/** Lists of tags and the like are kept in an order of the provider's. */
function takeSame(rest: unknown[], item: unknown): boolean {
  const at = rest.findIndex((other) => isSame(item, other));
  if (at === -1) return false;
  rest.splice(at, 1);
  return true;
}

/**
 * What must not differ between two answers to the same GET: their shape and what is told in words. Numbers, times and the
 * like may have moved on in between.
 */
export function lastingPart(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(lastingPart);
  if (isObject(value)) {
    return Object.fromEntries(
      Object.entries(value)
        .filter(([name]) => !/time|date|at$|next|cursor|token|nonce|uptime|duration/i.test(name))
        .map(([name, member]) => [name, lastingPart(member)]),
    );
  }
  if (typeof value === "number") return "a number";
  return typeof value === "string" && /^\d{4}-\d\d-\d\d/.test(value) ? "a time" : value;
}
