import { isObject } from "../../contract/document.ts";
import { resolveMapped, lastStep } from "../../contract/schemas/mapping.ts";
import type { Schema } from "../../contract/schemas/schema-keywords.ts";
import type { Side } from "../side.ts";
import type { Comparison } from "./comparison.ts";
import { firstOf } from "./keyword-texts.ts";
import type { Part, Shape } from "./shape.ts";

/** Compares by which property alternatives are told apart, and which values mean which of them. */
export function compareDiscriminators({ shapes, sides, isWhole, tell, beside }: Comparison): void {
  const keyword = "discriminator";
  const before = firstOf(shapes.old, keyword);
  const after = firstOf(shapes.new, keyword);
  if (!isObject(before?.value) && !isObject(after?.value)) return;
  const isBoth = isObject(before?.value) && isObject(after?.value);
  if (!isWhole && !isBoth) return;
  if (!isObject(before?.value)) tell("discriminator-added", { keyword }, "has a discriminator, and had none");
  else if (!isObject(after?.value))
    tell("discriminator-removed", { keyword }, "has no discriminator any more");
  else if (before.value.propertyName !== after.value.propertyName) {
    const names = `\`${String(after.value.propertyName)}\` instead of \`${String(before.value.propertyName)}\``;
    tell("discriminator-property-name-changed", { keyword }, `is told apart by ${names}`);
  } else {
    const known = mappedBy(shapes.old, sides.old);
    const now = mappedBy(shapes.new, sides.new);
    for (const [value, target] of known) {
      const there = now.get(value);
      if (!there) tell("discriminator-mapping-deleted", { keyword }, `lost \`${value}\` of its mapping`);
      else {
        if (lastStep(there.pointer) !== lastStep(target.pointer)) {
          const names = `\`${lastStep(there.pointer)}\` instead of \`${lastStep(target.pointer)}\``;
          tell("discriminator-mapping-changed", { keyword }, `means ${names} by \`${value}\``);
        }
        beside({ old: [target], new: [there] });
      }
    }
    for (const value of now.keys()) {
      if (!known.has(value))
        tell("discriminator-mapping-added", { keyword }, `has \`${value}\` in its mapping too`);
    }
  }
}

/** The schema that each value of a mapping means. */
function mappedBy(shape: Shape, { references }: Side): ReadonlyMap<string, Part> {
  const discriminator = firstOf(shape, "discriminator");
  const mapping = isObject(discriminator?.value) ? discriminator.value.mapping : undefined;
  const places = shape.choices.flatMap(({ branches }) => branches.map(({ pointer }) => pointer));
  return new Map(
    Object.entries(isObject(mapping) ? mapping : {}).flatMap(([value, written]): [string, Part][] => {
      const pointer = resolveMapped(references, String(written), places, discriminator?.pointer ?? "");
      return pointer === undefined ? [] : [[value, { value: references.at(pointer) as Schema, pointer }]];
    }),
  );
}
