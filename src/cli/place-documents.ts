import { chooseBasePaths } from "../contract/base-paths.ts";
import { readOperations } from "../contract/operation.ts";
import type { DocumentParts } from "./server-parts.ts";

/**
 * Gives each of several documents a place of its own: its base paths, or `/` and its name where it has none and where
 * another has one of the same.
 */
export function placeDocuments(documents: readonly DocumentParts[]): readonly DocumentParts[] {
  if (documents.length < 2) return documents;
  const placed = documents.map((parts) => ({ parts, paths: basePathsOf(parts), byName: false }));
  const claims = (of: (typeof placed)[number]) => (of.byName ? [`/${of.parts.name}`] : of.paths);
  // Who is placed by name may take the place of another, which has to move in its turn.
  for (let moved = true; moved;) {
    const homeless = placed.filter((one) => {
      const taken = new Set(placed.flatMap((other) => (other === one ? [] : claims(other))));
      return !one.byName && one.paths.some((path) => path === "" || taken.has(path));
    });
    for (const one of homeless) one.byName = true;
    moved = homeless.length > 0;
  }
  return placed.map(({ parts, byName }) => (byName ? placeByName(parts) : parts));
}

function placeByName(parts: DocumentParts): DocumentParts {
  const basePath = { prefix: `/${parts.name}` };
  return { ...parts, isPlacedByName: true, manner: { ...parts.manner, basePath } };
}

/** Two base paths that differ in the names of their variables alone are the same place. */
function basePathsOf({ document, manner }: DocumentParts): string[] {
  const paths = readOperations(document).flatMap(({ basePaths }) =>
    chooseBasePaths(basePaths, manner.basePath),
  );
  const places = paths.map((path) => path.split("/").map((part) => (part.includes("{") ? "{}" : part)));
  return [...new Set(places.map((parts) => parts.join("/")))];
}
