import type { Operation } from "../contract/operation.ts";
import { MediaShapes } from "../contract/media-shapes.ts";
import { ContractCoverage } from "../coverage/contract-coverage.ts";
import { createGenerator } from "../mock/generate/generator.ts";
import type { CheckName, Judging } from "./checks/check.ts";
import { CHECKS } from "./checks/check.ts";
import { coverExchange } from "./cover-exchange.ts";
import { DocumentedRefusals } from "./documented-refusals.ts";
import type { Finding } from "./findings.ts";
import { Findings } from "./findings.ts";
import { KnownValues } from "./known-values.ts";
import type { VerifiedContract, VerifyOptions } from "./options.ts";
import { exampleRequests } from "./phases/examples.ts";
import type { PhaseParts, PhaseRun } from "./phases/phase.ts";
import { RedirectWatch } from "./redirect-watch.ts";
import type { VerifyResult } from "./result.ts";
import { Credentials } from "./requests/credentials.ts";
import { Runner } from "./runner.ts";
import { inAskingOrder, selectOperations } from "./selection.ts";
import type { Sequence } from "./sequences.ts";
import { groupSequences } from "./sequences.ts";
import { Tally } from "./tally.ts";
import type { Phase } from "./test-case.ts";
import { PHASES } from "./test-case.ts";

/** A verification that is run piece by piece; what one piece learns, such as ids, the next ones know. */
export interface Verification {
  /** Those that were chosen, in the order in which they are best asked. */
  readonly operations: readonly Operation[];
  /** The phases that were chosen, in their order. */
  readonly phases: readonly Phase[];
  /** Runs phases, for all operations or for one, and answers with what they have found. */
  run(phases: readonly Phase[], operation?: Operation): Promise<readonly Finding[]>;
  /** The sequences of the stateful phase, to be run one by one. */
  sequences(): Promise<readonly Sequence[]>;
  /** What has come of all pieces so far. */
  result(): VerifyResult;
}

/** Each is loaded when it is first run. */
const RUNS: Readonly<Record<Phase, () => Promise<PhaseRun>>> = {
  examples: async () => (await import("./phases/examples.ts")).examplePhase,
  coverage: async () => (await import("./phases/coverage/coverage.ts")).coveragePhase,
  generated: async () => (await import("./phases/generated/generated.ts")).generatedPhase,
  stateful: async () => (await import("./phases/stateful/stateful.ts")).statefulPhase,
};

/**
 * Makes ready to verify a provider; nothing is sent yet.
 * @throws {TypeError} for operations, tags or checks that there are not.
 */
export async function createVerification(
  contract: VerifiedContract,
  options: VerifyOptions,
): Promise<Verification> {
  const { document, inspection } = contract;
  const { provider, phases = PHASES, seed = "1", mode = "all", maxExamples = 50, workers = 4 } = options;
  const started = performance.now();
  const startedAt = new Date().toISOString();
  const root = { ...document };
  const operations = inAskingOrder(selectOperations(contract.operations, options));
  const known = new KnownValues();
  const credentials = new Credentials(root, options);
  const findings = new Findings(options.knownKeys);
  const checks = chosenChecks(options);
  const tally = new Tally(operations);
  const coverage = new ContractCoverage(contract, operations);
  const notes = new Set<string>();
  const redirects = new RedirectWatch();
  const documented = new DocumentedRefusals(inspection, (operation) => exampleRequests(parts, operation));
  const note = (message: string) => void notes.add(message);
  const judging: Judging = {
    ...{ root, inspection, documented },
    ...(options.maxResponseTimeMs !== undefined && { maxResponseTimeMs: options.maxResponseTimeMs }),
  };
  const runner = new Runner({
    ...{ provider, judging, findings, known, workers, note },
    isChecked: (check) => checks.includes(check),
    isWanted: ({ demand }) => mode === "all" || (mode === "positive") === (demand === "take"),
    timeoutMs: options.timeoutMs ?? 10_000,
    ...(options.rate !== undefined && { rate: options.rate }),
    ...(options.maxFailures !== undefined && { maxFailures: options.maxFailures }),
    ...(options.signal && { signal: options.signal }),
    onExchange: (exchange) => {
      tally.add(exchange);
      coverExchange(coverage, exchange);
      redirects.add(exchange);
      options.onExchange?.(exchange);
      const { phase, operation } = exchange.case;
      const { operationId } = operation;
      options.onProgress?.({ phase, operationId, cases: tally.cases, findings: findings.size });
    },
  });
  const parts: PhaseParts = {
    ...{ document, root, inspection, documented, known, credentials, operations, seed, mode, maxExamples },
    ...{ note, declared: inAskingOrder(contract.operations) },
    shapes: new MediaShapes(root),
    generator: await createGenerator(root, { onWarning: note }),
  };
  for (const operation of operations) {
    if (credentials.lacks(operation)) {
      note(
        `${operation.operationId} asks for credentials, and none were given; what it does with them is not tried`,
      );
    }
  }
  return {
    operations,
    phases: PHASES.filter((phase) => phases.includes(phase)),
    run: async (wanted, operation) => {
      const own = new Findings();
      const chosen = operation ? { ...parts, operations: [operation] } : parts;
      for (const phase of wanted) {
        if (runner.isOver) break;
        const scripts = await RUNS[phase]();
        await runner.run(phase, scripts(chosen), own, phase === "stateful" ? 1 : workers);
      }
      return own.list();
    },
    sequences: async () => {
      const scripts = await RUNS.stateful();
      return groupSequences(scripts(parts), async (ofOne) => {
        const own = new Findings();
        await runner.run("stateful", ofOne, own, 1);
        return own.list();
      });
    },
    result: () => ({
      ...{ title: document.info.title, provider: provider.name, seed, phases, checks, mode, end: runner.end },
      startedAt,
      durationMs: Math.round(performance.now() - started),
      cases: tally.cases,
      operations: tally.list(),
      coverage: coverage.report(),
      findings: findings.list(),
      notes: [...notes, ...redirects.notes],
      secrets: credentials.secrets,
    }),
  };
}

function chosenChecks({ checks, excludeChecks = [] }: VerifyOptions): CheckName[] {
  const all = Object.keys(CHECKS) as CheckName[];
  return all.filter((check) => (checks?.includes(check) ?? true) && !excludeChecks.includes(check));
}
