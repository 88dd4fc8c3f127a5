import { createHttpProvider } from "../adapters/provider/http-provider.ts";
import type { BasePath } from "../contract/base-paths.ts";
import { basePathAt } from "../contract/base-paths.ts";
import { createContract } from "../contract/contract.ts";
import type { LoadedDocument } from "../document/load.ts";
import type { VerifiedContract, VerifyOptions } from "../verify/options.ts";
import type { Baseline } from "../verify/report/baseline.ts";
import { compareWithBaseline, keysOf, updateBaseline } from "../verify/report/baseline.ts";
import type { Report } from "../verify/report/report.ts";
import { toReport } from "../verify/report/report.ts";
import { writeText } from "../verify/report/text/text.ts";
import { verify } from "../verify/verify.ts";
import { basePathOf } from "./document-options.ts";
import { print } from "./print.ts";
import { readCertificate } from "./read-certificate.ts";
import { readDocument } from "./read-document.ts";
import { waitForStopSignal } from "./stop-on-signal.ts";
import { tellWarnings } from "./tell-warnings.ts";
import { UsageError } from "./usage-error.ts";
import { AnswerWatch } from "./verify/answer-watch.ts";
import { readBaseline, writeBaseline } from "./verify/baseline-file.ts";
import { dryRun } from "./verify/dry-run.ts";
import { refuseUnreachable, waitForProvider } from "./verify/reach-provider.ts";
import { toVerifyOptions } from "./verify/to-verify-options.ts";
import { showProgress } from "./verify/show-progress.ts";
import { terminalOf } from "./verify/terminal-of.ts";
import { prepareReports } from "./verify/write-reports.ts";
import type { VerifyFlags } from "./verify-options.ts";

/**
 * Verifies a provider and tells what came of it.
 * @returns the exit code: 0 where nothing new is broken, 1 where something is, 2 where it was stopped before that was known.
 * @throws {UsageError} for what whoever gave the command can put right, and a provider that nobody answers for.
 */
export async function runVerify(source: string, flags: VerifyFlags): Promise<0 | 1 | 2> {
  const { updateBaseline: isUpdate = false } = flags;
  if (isUpdate && flags.baseline === undefined) {
    throw new UsageError("--update-baseline writes the file of --baseline; name one");
  }
  const loaded = await readDocument(source, flags);
  await tellWarnings(loaded);
  const contract = createContract({ document: loaded.document, ...providerPath(flags) });
  const chosen = toVerifyOptions(flags, loaded.document);
  if (flags.dryRun === true) {
    await dryRun(contract, chosen, flags.url?.origin ?? "http://localhost").catch(refuseUnknown);
    return 0;
  }
  const { url } = flags;
  if (!url) throw new UsageError("say where the provider is, like --url http://localhost:8000");
  const baseline = flags.baseline === undefined ? [] : await readBaseline(flags.baseline, isUpdate);
  const reach = flags.ca === undefined ? {} : { ca: await readCertificate("--ca", flags.ca, url) };
  const writeReports = await prepareReports(flags);
  if (flags.waitFor) await waitForProvider(url, flags.waitFor, reach);
  await refuseUnreachable(url, reach);

  const stop = new AbortController();
  let stopped: NodeJS.Signals | undefined;
  void waitForStopSignal().then((signal) => {
    stopped = signal;
    stop.abort();
  });
  const provider = new AnswerWatch(createHttpProvider(url, reach), () => stop.abort());
  const progress = showProgress(process.stderr);
  const options = {
    ...{ ...chosen, provider, signal: stop.signal, knownKeys: keysOf(baseline) },
    onProgress: progress.tell,
  };
  const found = await runOn(contract, options, loaded.locate).finally(() => {
    progress.end();
    provider.close();
  });
  const declared = new Set(contract.operations.map(({ operationId }) => operationId));
  const report = compareWithBaseline(found, baseline, declared);
  await print(writeText(report, terminalOf(flags)));
  await writeReports(report);
  if (provider.silence !== undefined) {
    throw new UsageError(`no request was answered by ${url.origin} (${provider.silence}); look into its log`);
  }
  if (stopped !== undefined) {
    process.stderr.write(
      `contract-server: stopped by ${stopped} before all was sent; this is what was found\n`,
    );
    return report.passed ? 2 : 1;
  }
  if (report.cases === 0) throw new UsageError("nothing was sent; ask for other --phases, or another --mode");
  if (flags.baseline === undefined || !isUpdate) return report.passed ? 0 : 1;
  await saveBaseline(flags.baseline, report, baseline, declared);
  return 0;
}

async function runOn(
  contract: VerifiedContract,
  options: VerifyOptions,
  locate: LoadedDocument["locate"],
): Promise<Report> {
  return toReport(await verify(contract, options).catch(refuseUnknown), locate);
}

/** Operations and tags that the document does not have. */
function refuseUnknown(error: unknown): never {
  throw error instanceof TypeError ? new UsageError(error.message) : error;
}

async function saveBaseline(
  file: string,
  report: Report,
  before: Baseline,
  declared: ReadonlySet<string>,
): Promise<void> {
  if (report.end !== "all-sent") {
    throw new UsageError(`${file} was not written, as --max-failures ended the run early; leave that out`);
  }
  const baseline = updateBaseline(report, before, declared);
  await writeBaseline(file, baseline);
  const news = report.findings.filter(({ known }) => !known).length;
  const known = baseline.length === 1 ? "1 known finding" : `${baseline.length} known findings`;
  const counts = `${known}, ${news} of them new; ${report.vanished.length} taken out`;
  process.stderr.write(`${file}: ${counts}\n`);
}

/** A path in the provider's address counts for more than the document's servers, and less than `--prefix`. */
function providerPath(flags: VerifyFlags): { readonly basePath?: BasePath } {
  const ofUrl = flags.url && flags.prefix === undefined ? basePathAt(flags.url) : {};
  return ofUrl.basePath ? ofUrl : basePathOf(flags);
}
