import { basename, dirname, extname, resolve } from "node:path";
import { isUrl } from "../document/source.ts";

/**
 * Short names for documents, fit for a path: `api/pets.yaml` is `pets`. Those of the same name are told apart by their
 * folder or host, `shop-openapi` and `stock-openapi`, and where that does not do either, by numbers.
 */
export function nameDocuments(sources: readonly string[]): string[] {
  const short = sources.map(fileNameOf);
  const long = sources.map((source, at) =>
    isUnique(short, at) ? (short[at] ?? "") : toName(`${folderOf(source)}-${short[at] ?? ""}`),
  );
  const taken = new Set<string>();
  return long.map((name) => {
    let free = name;
    for (let count = 2; taken.has(free); count++) free = `${name}-${count}`;
    taken.add(free);
    return free;
  });
}

function isUnique(names: readonly string[], at: number): boolean {
  return names.every((name, other) => other === at || name !== names[at]);
}

function fileNameOf(source: string): string {
  if (source === "-") return "stdin";
  const path = isUrl(source) ? new URL(source).pathname : source;
  return toName(basename(path, extname(path))) || (isUrl(source) ? folderOf(source) : "") || "openapi";
}

function folderOf(source: string): string {
  return toName(isUrl(source) ? new URL(source).hostname : basename(dirname(resolve(source))));
}

/** In lower case, of letters, digits, dots, lines and strokes. */
function toName(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^a-z0-9._-]+/g, "-")
    .replace(/^[-.]+|(?<![-.])[-.]+$/g, "");
}
