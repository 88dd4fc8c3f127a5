import type { Operation } from "../contract/operation.ts";
import type { Pair, Pointers } from "./change.ts";
import type { DocumentPair } from "./document-pair.ts";
import type { Scope } from "./scope.ts";
import type { Alternative } from "./security-alternatives.ts";
import {
  describeAlternative,
  hasSameSchemes,
  isOpen,
  readAlternatives,
  suffices,
} from "./security-alternatives.ts";
import { objectAt } from "./side.ts";

/** Compares the security of an operation, where it has its own: that of all is compared once. */
export function compareOwnSecurity(operations: Pair<Operation>, { sides }: DocumentPair, scope: Scope): void {
  const { old, new: there } = operations;
  const own = {
    old: objectAt(sides.old, old.pointer).security,
    new: objectAt(sides.new, there.pointer).security,
  };
  if (own.old === undefined && own.new === undefined) return;
  compareSecurity(
    { old: own.old ?? sides.old.reader.root.security, new: own.new ?? sides.new.reader.root.security },
    { old: `${old.pointer}/security`, new: `${there.pointer}/security` },
    scope,
  );
}

/** Compares the security that operations have which say nothing of it. */
export function compareGlobalSecurity({ sides }: DocumentPair, scope: Scope): void {
  const { old, new: there } = { old: sides.old.reader.root, new: sides.new.reader.root };
  compareSecurity({ old: old.security, new: there.security }, { old: "/security", new: "/security" }, scope);
}

/** Requirements are alternatives: who was let in by one of them must be let in by one of the new ones. */
function compareSecurity(security: Pair<unknown>, at: Pointers, scope: Scope): void {
  const before = readAlternatives(security.old);
  const after = readAlternatives(security.new);
  const needs = after.map(describeAlternative).join(" or ");
  if (isOpen(before) && !isOpen(after)) {
    scope.tell("api-security-became-required", at, `a credential is needed: ${needs}`);
  } else if (!isOpen(before) && isOpen(after)) {
    scope.tell("api-security-became-optional", at, "no credential is needed any more");
    return;
  }
  const lost = before.filter((held) => held.size > 0 && !after.some((needed) => suffices(held, needed)));
  const tightened = new Set<Alternative>();
  for (const held of lost) {
    const same = after.find((needed) => hasSameSchemes(held, needed));
    if (same) {
      tightened.add(same);
      scope.tell(
        "api-security-scope-added",
        at,
        `${describeAlternative(held)} is not enough any more; needed: ${describeAlternative(same)}`,
      );
    } else
      scope.tell(
        "api-security-removed",
        at,
        `${describeAlternative(held)} is not enough any more; needed: ${needs}`,
      );
  }
  for (const needed of after) {
    const isKnown = before.some((held) => suffices(held, needed) && suffices(needed, held));
    if (isKnown || tightened.has(needed) || isOpen(before)) continue;
    const looser = before.find((held) => hasSameSchemes(held, needed));
    if (looser) {
      const message = `${describeAlternative(needed)} will do instead of ${describeAlternative(looser)}`;
      scope.tell("api-security-scope-removed", at, message);
    } else scope.tell("api-security-added", at, `${describeAlternative(needed)} will do`);
  }
}
