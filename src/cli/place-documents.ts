import { chooseBasePaths } from "../contract/base-paths.ts";
import { readOperations } from "../contract/operation.ts";
import type { DocumentParts } from "./server-parts.ts";

/**
 * Gives each of several documents a place of its own: its base paths, or `/` and its name where it has none and where
 * another has one of the same.
 */
export function placeDocuments(documents: readonly DocumentParts[]): readonly DocumentParts[] {
  if (documents.length < 2) return documents;
  const declared = documents.map(basePathsOf);
  return documents.map((parts, at) => {
    const others = new Set(declared.flatMap((paths, other) => (other === at ? [] : paths)));
    const isOnItsOwn = declared[at]?.every((path) => path !== "" && !others.has(path)) ?? false;
    if (isOnItsOwn) return parts;
    return { ...parts, manner: { ...parts.manner, basePath: { prefix: `/${parts.name}` } } };
  });
}

function basePathsOf({ document, manner }: DocumentParts): string[] {
  const operations = readOperations(document);
  return [...new Set(operations.flatMap(({ basePaths }) => chooseBasePaths(basePaths, manner.basePath)))];
}
