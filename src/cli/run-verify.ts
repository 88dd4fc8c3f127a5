import { createHttpProvider } from "../adapters/provider/http-provider.ts";
import type { BasePath } from "../contract/base-paths.ts";
import { createContract } from "../contract/contract.ts";
import type { VerifyOptions } from "../verify/options.ts";
import { toReport } from "../verify/report/report.ts";
import { writeText } from "../verify/report/text.ts";
import { verify } from "../verify/verify.ts";
import { basePathOf } from "./document-options.ts";
import { readDocument } from "./read-document.ts";
import { tellWarnings } from "./tell-warnings.ts";
import { UsageError } from "./usage-error.ts";
import type { VerifyFlags } from "./verify-options.ts";

/**
 * Verifies a provider and tells what came of it; false where it does not keep the contract.
 * @throws {UsageError} for what whoever gave the command can put right, and a provider that nobody answers for.
 */
export async function runVerify(source: string, flags: VerifyFlags): Promise<boolean> {
  const loaded = await readDocument(source, flags);
  await tellWarnings(loaded);
  const contract = createContract({ document: loaded.document, ...providerPath(flags) });
  const provider = createHttpProvider(flags.url);
  try {
    await refuseUnreachable(flags.url);
    const result = await verify(contract, { provider, ...optionsOf(flags) }).catch((error: unknown) => {
      throw error instanceof TypeError ? new UsageError(error.message) : error;
    });
    const report = toReport(result, loaded.locate);
    process.stdout.write(writeText(report));
    return report.kept;
  } finally {
    provider.close?.();
  }
}

/** A path in the provider's address stands in the place of those of the document's servers. */
function providerPath(flags: VerifyFlags): { readonly basePath?: BasePath } {
  const { pathname } = flags.url;
  if (pathname === "/" || flags.prefix !== undefined) return basePathOf(flags);
  return { basePath: { prefix: pathname.replace(/\/$/, "") } };
}

async function refuseUnreachable(url: URL): Promise<void> {
  try {
    await fetch(url, { method: "OPTIONS", redirect: "manual", signal: AbortSignal.timeout(10_000) });
  } catch (error) {
    const { cause } = error as { cause?: unknown };
    const why = cause instanceof Error ? cause.message : String(error);
    throw new UsageError(
      `nobody answers at ${url.origin} (${why}); start the provider, or give another --url`,
    );
  }
}

function optionsOf(flags: VerifyFlags): Omit<VerifyOptions, "provider"> {
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
