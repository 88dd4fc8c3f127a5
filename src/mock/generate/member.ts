import { isObject } from "../../contract/document.ts";
import { valuesOf } from "./conjunction.ts";
import type { Part } from "./demand.ts";
import type { Dependents } from "./dependents.ts";
import { PREFER } from "./discriminator.ts";
import { demandsOnMember, demandsOnNames } from "./member-demands.ts";
import type { Node } from "./run.ts";
import type { Workshop } from "./workshop.ts";

/** A property that an object may have. */
export interface Member {
  readonly name: string;
  readonly isRequired: boolean;
  /** Whether it tells which of several schemas the object follows. */
  readonly isTelling: boolean;
  readonly node: () => Node;
}

/** What is known of the properties of a place. */
export interface Members {
  /** Those that are named anywhere, in the order of the document, without those that no object may have. */
  readonly members: readonly Member[];
  /** The names of those that are not sent in the direction at hand. */
  readonly withheld: ReadonlySet<string>;
  /** All names that anything is said of, of those too that no object may have. */
  readonly names: ReadonlySet<string>;
}

/** Reads what the parts say of properties. */
export function readMembers(
  parts: readonly Part[],
  { required, dependents }: { readonly required: ReadonlySet<string>; readonly dependents: Dependents },
  workshop: Workshop,
): Members {
  const named = valuesOf(parts, "properties").flatMap((list) => Object.keys(isObject(list) ? list : {}));
  const names = new Set([...named, ...required, ...[...dependents].flat(2)]);
  const onNames = demandsOnNames(parts);
  const withheld = new Set<string>();
  const members = [...names].flatMap((name): Member[] => {
    const demands = demandsOnMember(parts, name, workshop.patterns);
    const conjunction = workshop.conjoin(demands);
    if (conjunction.withheld[workshop.direction]) withheld.add(name);
    if (withheld.has(name) || conjunction.impossible || !workshop.isValid(onNames, name)) return [];
    let node: Node | undefined;
    return [
      {
        name,
        isRequired: required.has(name),
        isTelling: demands.some(({ schema }) => isObject(schema) && PREFER in schema),
        node: () => (node ??= workshop.node(demands)),
      },
    ];
  });
  return { members: withoutUnmet(members, dependents), withheld, names };
}

/** Leaves out those that need another property which no object may have. */
function withoutUnmet(members: readonly Member[], dependents: Dependents): readonly Member[] {
  const names = new Set(members.map(({ name }) => name));
  const met = members.filter(({ name }) => (dependents.get(name) ?? []).every((needed) => names.has(needed)));
  return met.length === members.length ? members : withoutUnmet(met, dependents);
}

/** Sets a property, even one that is called `__proto__`. */
export function setMember(object: Record<string, unknown>, name: string, value: unknown): void {
  if (name !== "__proto__") object[name] = value;
  else Object.defineProperty(object, name, { value, enumerable: true, configurable: true, writable: true });
}
