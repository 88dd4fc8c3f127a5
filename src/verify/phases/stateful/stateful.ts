import { relativesOf } from "../../../stateful/collection-plan.ts";
import { findCollections } from "../../../stateful/find-collections.ts";
import type { Script } from "../../session.ts";
import type { PhaseParts } from "../phase.ts";
import { lifeScript } from "./life.ts";
import { linkScripts } from "./links.ts";
import { headScript, repeatScript, unknownScript } from "./reads.ts";

/** So many lives of a thing are tried, each with other values. */
const LIVES = 3;

/**
 * Requests in sequence: the life of each kind of thing that can be created, links that the document declares, and reading
 * twice. Each sequence needs to be alone with what it has made.
 */
export async function* statefulPhase(parts: PhaseParts): AsyncIterable<Script> {
  const { document, operations } = parts;
  const collections = findCollections(document, operations);
  for (const collection of collections) {
    const { ancestors } = relativesOf(collection, collections);
    for (let life = 0; life < LIVES; life++) {
      yield* lifeScript(parts, collection, ancestors, `${parts.seed} life ${life}`);
    }
  }
  for (const operation of operations) {
    yield* linkScripts(parts, operation);
    if (operation.method !== "GET") continue;
    yield repeatScript(parts, operation);
    yield headScript(parts, operation);
    yield* unknownScript(parts, operation);
  }
}
