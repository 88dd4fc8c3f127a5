import type { VerifyOptions } from "../../verify/options.ts";
import { UsageError } from "../usage-error.ts";
import type { VerifyFlags } from "../verify-options.ts";

/** What was asked for, as the verification takes it. */
export function toVerifyOptions(flags: VerifyFlags): Omit<VerifyOptions, "provider"> {
  const { phases, checks, excludeChecks, seed, rate, maxResponseTime, maxFailures } = flags;
  return {
    ...{ mode: flags.mode, maxExamples: flags.maxExamples, workers: flags.workers, timeoutMs: flags.timeout },
    seed: seed ?? crypto.randomUUID().slice(0, 8),
    headers: Object.fromEntries(flags.header ?? []),
    credentials: credentialsOf(flags),
    includeTags: flags.includeTag ?? [],
    excludeTags: flags.excludeTag ?? [],
    includeOperations: flags.operation ?? [],
    excludeOperations: flags.excludeOperation ?? [],
    ...(phases && { phases }),
    ...(checks && { checks }),
    ...(excludeChecks && { excludeChecks }),
    ...(rate !== undefined && { rate }),
    ...(maxResponseTime !== undefined && { maxResponseTimeMs: maxResponseTime }),
    ...(maxFailures !== undefined && { maxFailures }),
  };
}

function credentialsOf({ auth = [] }: VerifyFlags): Record<string, string> {
  return Object.fromEntries(
    auth.map((pair) => {
      const at = pair.indexOf("=");
      if (at < 1)
        throw new UsageError("--auth is like AdminToken=credential: the scheme's name, and what it takes");
      return [pair.slice(0, at), pair.slice(at + 1)];
    }),
  );
}
