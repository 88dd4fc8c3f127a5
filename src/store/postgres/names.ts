import { createHash } from "node:crypto";

/** The longest name that PostgreSQL keeps as it is, in bytes of UTF-8. */
const LONGEST = 63;

/** What every table of PostgreSQL has a column of that name for already. */
const TAKEN = /^(_.*|oid|tableoid|xmin|cmin|xmax|cmax|ctid|crdb_.*)$/;

/** The name of something that people have named: the same, unless PostgreSQL or the store has that name for itself. */
export function nameFor(given: string): string {
  const name = TAKEN.test(given) || given === "" ? `_${given}_` : given;
  const isKept = !name.includes("\0") && name.isWellFormed() && Buffer.byteLength(name) <= LONGEST;
  if (isKept) return name;
  return `${name.replace(/[^ -~]/g, "").slice(0, 40)}_${digestOf(name).slice(0, 20)}`;
}

/** A name, or several with dots between, as they stand in a statement. */
export function quoted(...names: readonly string[]): string {
  return names.map((name) => `"${name.replaceAll('"', '""')}"`).join(".");
}

/** A digest of any text, in hexadecimal. */
export function digestOf(text: string): string {
  return createHash("sha256").update(Buffer.from(text, "utf16le")).digest("hex");
}
