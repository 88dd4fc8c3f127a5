import type { OpenApiDocument } from "../../contract/document.ts";
import type { VerifyOptions } from "../../verify/options.ts";
import type { VerifyFlags } from "../verify-options.ts";
import { readCredentials } from "./read-credentials.ts";

/** What was asked for, as the verification takes it. */
export function toVerifyOptions(
  flags: VerifyFlags,
  document: OpenApiDocument,
): Omit<VerifyOptions, "provider"> {
  const { phases, checks, excludeChecks, seed, rate, maxResponseTime, maxFailures } = flags;
  return {
    ...{ mode: flags.mode, maxExamples: flags.maxExamples, workers: flags.workers, timeoutMs: flags.timeout },
    seed: seed ?? crypto.randomUUID().slice(0, 8),
    headers: Object.fromEntries(flags.header ?? []),
    credentials: readCredentials(document, flags.auth ?? []),
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
