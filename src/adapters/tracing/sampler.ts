import type { Sampler } from "@opentelemetry/sdk-trace";
import {
  AlwaysOffSampler,
  AlwaysOnSampler,
  ParentBasedSampler,
  TraceIdRatioBasedSampler,
} from "@opentelemetry/sdk-trace";

const ROOTS = {
  always_on: () => new AlwaysOnSampler(),
  always_off: () => new AlwaysOffSampler(),
  traceidratio: (argument: string | undefined) => new TraceIdRatioBasedSampler(Number(argument ?? 1)),
} satisfies Record<string, (argument: string | undefined) => Sampler>;

const PARENT_BASED = "parentbased_";

/**
 * The sampler that `OTEL_TRACES_SAMPLER` names; all of whose parent was sampled, and all without one, where it names none.
 * @throws {TypeError} for a name that there is not, and a share that is none.
 */
export function samplerOf(name = `${PARENT_BASED}always_on`, argument?: string): Sampler {
  const rootName = name.startsWith(PARENT_BASED) ? name.slice(PARENT_BASED.length) : name;
  const make = Object.entries(ROOTS).find(([known]) => known === rootName)?.[1];
  const share = Number(argument ?? 1);
  if (!make) {
    const known = Object.keys(ROOTS).flatMap((root) => [root, PARENT_BASED + root]);
    throw new TypeError(`OTEL_TRACES_SAMPLER is one of ${known.join(", ")}, and not ${name}`);
  }
  if (rootName === "traceidratio" && !(share >= 0 && share <= 1)) {
    throw new TypeError(`OTEL_TRACES_SAMPLER_ARG is a share from 0 to 1, and not ${argument ?? ""}`);
  }
  return rootName === name ? make(argument) : new ParentBasedSampler({ root: make(argument) });
}
