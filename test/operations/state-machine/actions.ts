import { fc } from "../../property.ts";

/** Which of a model's versions is meant: one that it may get, or the so-manieth that it has. */
export type VersionChoice = { readonly fresh: number } | { readonly known: number };

/** What is tried on the models, in words of the domain; `model` and the like are numbers that choose one. */
export type Deed =
  | { readonly kind: "register"; readonly name: number }
  | {
      readonly kind: "deploy";
      readonly model: number;
      readonly version?: VersionChoice;
      readonly target?: "production" | "staging";
    }
  | { readonly kind: "promote" | "rollback" | "test" | "archive"; readonly model: number }
  | { readonly kind: "add-version"; readonly model: number; readonly version: VersionChoice }
  | { readonly kind: "ab-test"; readonly model: number; readonly other: number }
  | { readonly kind: "ab-test-outcome"; readonly test: number; readonly unit: number }
  | { readonly kind: "ab-test-stop"; readonly test: number };

/** A deed, and how it is sent. */
export interface Action {
  readonly deed: Deed;
  /** What `If-Match` says, where the deed takes one. */
  readonly ifMatch?: "current" | "stale" | "any";
  /** Which idempotency key is sent. */
  readonly key?: number;
  /** Whether it is sent twice. */
  readonly again?: boolean;
}

const small = fc.nat({ max: 11 });
const version: fc.Arbitrary<VersionChoice> = fc.oneof(
  fc.record({ fresh: fc.nat({ max: 2 }) }),
  fc.record({ known: small }),
);

const deed: fc.Arbitrary<Deed> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record(
      {
        kind: fc.constant("deploy" as const),
        model: small,
        version,
        target: fc.constantFrom("production" as const, "staging" as const),
      },
      { requiredKeys: ["kind", "model"] },
    ),
  },
  {
    weight: 6,
    arbitrary: fc.record({ kind: fc.constantFrom("promote" as const, "rollback" as const), model: small }),
  },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant("add-version" as const), model: small, version }) },
  {
    weight: 4,
    arbitrary: fc.record({ kind: fc.constantFrom("test" as const, "archive" as const), model: small }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("register" as const), name: fc.nat({ max: 7 }) }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant("ab-test" as const), model: small, other: small }) },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant("ab-test-outcome" as const),
      test: small,
      unit: fc.nat({ max: 3 }),
    }),
  },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant("ab-test-stop" as const), test: small }) },
);

/** Sequences of up to thirty actions, long ones as often as short ones. */
export const actions: fc.Arbitrary<Action[]> = fc.noBias(
  fc.array(
    fc.record(
      {
        deed,
        ifMatch: fc.constantFrom("current" as const, "stale" as const, "any" as const),
        key: fc.nat({ max: 30 }),
        again: fc.nat({ max: 3 }).map((number) => number === 0),
      },
      { requiredKeys: ["deed"] },
    ),
    { minLength: 1, maxLength: 30, size: "max" },
  ),
);
