import { CORE_SCHEMA, load, mergeTag, YAMLException } from "js-yaml";
import { DocumentError } from "../contract/document.ts";
import { checkTree } from "./check-tree.ts";
import { compactTextTag, isWide } from "./compact-texts.ts";
import type { DocumentLimits } from "./limits.ts";
import type { ParsedText } from "./parse-text.ts";
import { YamlPlaces } from "./yaml-places.ts";

const SCHEMA = CORE_SCHEMA.withTags(mergeTag);

/**
 * Reads a text in YAML 1.2, with merge keys. `file` is its name in messages.
 * @throws {DocumentError} with file, line and column of the first thing that is wrong.
 */
export function parseYaml(text: string, file: string, limits: DocumentLimits): ParsedText {
  const content = readYaml(text, file, limits);
  checkTree(content, limits, file);
  const places = new YamlPlaces(text, limits.depth);
  return { content, placeOf: (steps) => places.find(steps) };
}

function readYaml(text: string, file: string, limits: DocumentLimits): unknown {
  try {
    return load(text, {
      schema: isWide(text) ? SCHEMA.withTags(compactTextTag) : SCHEMA,
      maxDepth: limits.depth,
    });
  } catch (error) {
    if (!(error instanceof YAMLException)) throw error;
    // Without anything but comments in it, a text is no worse than one that says null.
    if (error.mark === undefined && error.reason.endsWith("input is empty")) return undefined;
    throw new DocumentError(`${file}${toPlace(error)}: ${toReason(error, limits)}`);
  }
}

function toPlace({ mark }: YAMLException): string {
  return mark ? `:${mark.line + 1}:${mark.column + 1}` : "";
}

function toReason({ reason }: YAMLException, limits: DocumentLimits): string {
  return reason.startsWith("nesting exceeded") ? `is nested more than ${limits.depth} levels deep` : reason;
}
