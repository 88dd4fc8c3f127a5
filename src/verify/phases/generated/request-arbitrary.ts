import type { Random } from "fast-check";
import { Arbitrary, Stream, Value } from "fast-check";
import type { RequestDraft } from "../../requests/request-draft.ts";
import { simplerRequests } from "./shrink.ts";

/** Requests that our own generator makes from fast-check's chance, and that fast-check makes smaller when they fail. */
export class RequestArbitrary extends Arbitrary<RequestDraft> {
  readonly #make: (random: Random) => RequestDraft;

  /** `make` takes all of its chance from what it is given. */
  constructor(make: (random: Random) => RequestDraft) {
    super();
    this.#make = make;
  }

  override generate(random: Random): Value<RequestDraft> {
    return new Value(this.#make(random), undefined);
  }

  override canShrinkWithoutContext(value: unknown): value is RequestDraft {
    return value !== undefined;
  }

  override shrink(value: RequestDraft): Stream<Value<RequestDraft>> {
    return new Stream(toValues(value));
  }
}

function* toValues(draft: RequestDraft): Generator<Value<RequestDraft>, void> {
  for (const simpler of simplerRequests(draft)) yield new Value(simpler, undefined);
}
