import { afterAll, beforeAll, describe, test } from "vitest";
import type { TestContext } from "vitest";
import type { VerifiedContract, VerifyOptions } from "../../verify/options.ts";
import type { Finding } from "../../verify/findings.ts";
import { keyOf } from "../../verify/findings.ts";
import type { Locate } from "../../verify/report/report.ts";
import { toReport } from "../../verify/report/report.ts";
import { writeFinding } from "../../verify/report/text/finding.ts";
import type { Verification } from "../../verify/verification.ts";
import { createVerification } from "../../verify/verification.ts";
import type { VerifyTarget } from "../provider/verify-target.ts";
import { chooseTarget } from "../provider/verify-target.ts";

/** Who is held to a contract in tests, and how. */
export type DescribeOptions = VerifyTarget &
  Omit<VerifyOptions, "provider" | "maxFailures" | "onProgress" | "signal"> & {
    /** Of the block of tests; default: the document's title and who is asked. */
    readonly title?: string;
    /** Finds rules in the document's files, as `loadDocument` gives it; pointers into the document are told where left out. */
    readonly locate?: Locate;
    /** How long one test may take, in milliseconds; 60 s. */
    readonly testTimeoutMs?: number;
  };

/**
 * Holds a provider to a contract in a block of tests: one for each operation, and one for each sequence of requests. Each
 * can be run alone. A test that fails has its findings in its message; what one has told, those after it do not repeat.
 * @throws {TypeError} where nobody or several were named; operations and tags that there are not fail the block.
 */
export function describeContract(contract: VerifiedContract, options: DescribeOptions): void {
  const { title, locate, testTimeoutMs: timeout = 60_000 } = options;
  const target = chooseTarget(contract, options);
  const { provider } = target;
  const calledAt = stackOf(describeContract);
  const named = title ?? `${contract.document.info.title}, kept by ${provider.name}`;
  describe(named, { concurrent: false }, async () => {
    const verification = await createVerification(target.contract, { ...options, provider });
    const { operations, phases } = verification;
    /** Fails with what is found and neither known nor told by a test before, and is skipped where nothing was sent. */
    const told = new Set(options.knownKeys);
    const hold = async (run: () => Promise<readonly Finding[]>, context: TestContext): Promise<void> => {
      const { cases } = verification.result();
      const findings = (await run()).filter((finding) => !told.has(keyOf(finding)));
      for (const finding of findings) told.add(keyOf(finding));
      await tellNotes(verification, context);
      if (findings.length > 0) throw brokenContract(verification, findings, locate, calledAt);
      if (verification.result().cases === cases) context.skip("there was no request that could be sent");
    };
    // What lists answer has the ids that other operations ask for, whichever tests are run.
    beforeAll(async () => {
      const lists = operations.filter(({ method, path }) => method === "GET" && !path.includes("{"));
      for (const list of lists) await verification.run(["examples"], list);
    }, timeout);
    const own = phases.filter((phase) => phase !== "stateful");
    for (const operation of own.length === 0 ? [] : operations) {
      test(operation.operationId, { timeout }, (context) =>
        hold(() => verification.run(own, operation), context),
      );
    }
    const sequences = phases.includes("stateful") ? await verification.sequences() : [];
    for (const { operationId, title: steps, run } of sequences) {
      test(`${operationId}: ${steps}`, { timeout }, (context) => hold(run, context));
    }
    afterAll(() => provider.close?.());
  });
}

/** What could not be tried of the operation that a test is named after. */
async function tellNotes(verification: Verification, { annotate, task }: TestContext): Promise<void> {
  for (const note of verification.result().notes) {
    if (note.split(/[ :;,]/).includes(task.name)) await annotate(note, "note");
  }
}

function brokenContract(
  verification: Verification,
  findings: readonly Finding[],
  locate: Locate | undefined,
  calledAt: string,
): Error {
  const report = toReport({ ...verification.result(), findings }, locate);
  const count = findings.length === 1 ? "in one way" : `in ${findings.length} ways`;
  const told = report.findings
    .map((finding, at) => {
      // A sequence asks other operations too, so each finding says its own.
      const message = `${finding.operationId}: ${finding.message}`;
      return writeFinding({ ...finding, message }, {}, { at: at + 1, others: [] });
    })
    .join("\n\n");
  const error = new Error(`the contract is broken ${count} (seed ${report.seed})\n\n${told}\n`);
  error.name = "BrokenContract";
  // Whoever reads it looks for their own line, not for one of here.
  error.stack = `${error.name}: ${error.message}\n${calledAt}`;
  return error;
}

/** Where a function was called, as a stack is written. */
function stackOf(called: (...given: never) => unknown): string {
  const holder: { stack?: string } = {};
  Error.captureStackTrace(holder, called);
  return holder.stack?.split("\n").slice(1).join("\n") ?? "";
}
