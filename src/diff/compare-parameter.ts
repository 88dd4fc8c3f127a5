import { mediaTypeOf } from "../contract/media-type.ts";
import type { Parameter } from "../contract/operation.ts";
import type { Pair } from "./change.ts";
import type { DocumentPair } from "./document-pair.ts";
import type { LifecycleChange } from "./lifecycle.ts";
import { compareLifecycles, readLifecycle } from "./lifecycle.ts";
import { isSingle, itemOfNewList } from "./list-of-one.ts";
import type { NamedRuleId } from "./rules/rule-list.ts";
import type { Scope } from "./scope.ts";
import type { Side } from "./side.ts";
import { objectAt } from "./side.ts";

const LIFECYCLE: Readonly<Record<LifecycleChange, readonly [NamedRuleId, string]>> = {
  deprecated: ["request-parameter-deprecated", "is deprecated"],
  "deprecated-with-sunset": ["request-parameter-deprecated", "is deprecated"],
  reactivated: ["request-parameter-reactivated", "is not deprecated any more"],
  "sunset-deleted": ["request-parameter-sunset-deleted", "has lost its sunset date"],
  "sunset-unreadable": ["request-parameter-deprecated-sunset-parse", "has a sunset date that cannot be read"],
  "sunset-earlier": ["request-parameter-sunset-date-changed-too-small", "has an earlier sunset date"],
};

/** Compares one parameter: whether it must be sent, how it is written, and what it may be. */
export function compareParameter(parameters: Pair<Parameter>, documents: DocumentPair, scope: Scope): void {
  const { old, new: there } = parameters;
  const { sides } = documents;
  const name = describeParameter(there);
  const at = { old: old.pointer, new: there.pointer };
  const tell = (id: NamedRuleId, message: string) => scope.tell(id, at, `${name} ${message}`);
  if (there.in === "path" && old.name !== there.name) {
    tell("request-path-parameter-renamed", `was called \`${old.name}\`, which no request shows`);
  }
  if (!old.required && there.required) tell("request-parameter-became-required", "became required");
  if (old.required && !there.required) tell("request-parameter-became-optional", "became optional");
  const raw = { old: objectAt(sides.old, old.pointer), new: objectAt(sides.new, there.pointer) };
  for (const change of compareLifecycles(readLifecycle(raw.old), readLifecycle(raw.new)))
    tell(...LIFECYCLE[change]);
  compareWriting(parameters, sides, tell);
  if (there.in === "query" && (raw.old.allowReserved === true) !== (raw.new.allowReserved === true)) {
    if (raw.new.allowReserved === true) {
      tell("request-parameter-became-allow-reserved", "may have reserved characters as they are");
    } else
      tell("request-parameter-became-not-allow-reserved", "may not have reserved characters as they are");
  }
  const subject = {
    own: "request-parameter",
    nested: "request-parameter-property",
    name,
    way: scope.way("request"),
    asText: there.mediaType === undefined,
  } as const;
  const item = itemOfNewList(parameters, sides);
  if (item) {
    const places = { old: old.schema?.pointer, new: there.schema?.pointer };
    const message = `${name} may be a list, of which a single value is one`;
    scope.tellAspect(subject.own, "type-generalized", subject.way, places, message);
  }
  documents.compareSchemas({ old: old.schema, new: item ?? there.schema }, subject, scope);
}

/** What says how a value is written: its media type, else style and explode. */
function compareWriting(
  { old, new: there }: Pair<Parameter>,
  sides: Pair<Side>,
  tell: (id: NamedRuleId, message: string) => void,
): void {
  const [from, to] = [old.mediaType, there.mediaType];
  if (mediaTypeOf(from) !== mediaTypeOf(to)) {
    const message = `is written as \`${to ?? there.style}\` instead of \`${from ?? old.style}\``;
    tell("request-parameter-media-type-changed", message);
  }
  if (from !== undefined || to !== undefined) return;
  if (old.style !== there.style) {
    tell("request-parameter-style-changed", `has the style \`${there.style}\` instead of \`${old.style}\``);
  } else if (old.explode !== there.explode && !(isSingle(old, sides.old) && isSingle(there, sides.new))) {
    tell("request-parameter-explode-changed", `is written with \`explode: ${there.explode}\``);
  }
}

/** A parameter for people. */
export function describeParameter({ in: place, name }: Parameter): string {
  return `the ${place} parameter \`${name}\``;
}
