import { relative, resolve } from "node:path";

/** What a document's location is: a path of a file, the standard input, or an http(s) URL. */
export type SourceKind = "file" | "input" | "network";

/** Where a document is read from. */
export interface Source {
  readonly kind: SourceKind;
  /** An absolute path or URL. The standard input has one in the current folder, which references start from. */
  readonly location: string;
  /** As people know it. */
  readonly name: string;
}

/** Reads what was given to a command: `-`, an http(s) URL, or the path of a file. */
export function readSource(given: string): Source {
  if (given === "-") return { kind: "input", location: resolve("-"), name: "standard input" };
  if (!isUrl(given)) return { kind: "file", location: resolve(given), name: nameOf(resolve(given)) };
  const { href } = new URL(given);
  return { kind: "network", location: href, name: href };
}

/** Whether a location is on the network. */
export function isUrl(location: string): boolean {
  return /^https?:\/\//i.test(location) && URL.canParse(location);
}

/** A location as people know it: a path from the current folder where it is below that. */
export function nameOf(location: string): string {
  if (isUrl(location)) return location;
  const below = relative(process.cwd(), location);
  return below.startsWith("..") || below === "" ? location : below;
}
