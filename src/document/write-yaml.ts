import { dump } from "js-yaml";

/**
 * A document in YAML. Nothing is folded or repeated by an alias, and texts that YAML 1.1 would take for something else
 * (`yes`, a date) are in quotes, so that every parser reads it alike.
 */
export function writeYaml(document: object): string {
  return dump(document, { noRefs: true, lineWidth: -1, quoteStyle: "double" });
}
