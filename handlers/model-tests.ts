import type { Handlers } from "../src/index.ts";
import { reply } from "../src/index.ts";
import { aboutModel, recordEvent } from "./audit.ts";
import type { components, operations } from "./contract.gen.ts";
import { defaultSuite } from "./default-suite.ts";
import { assertUnchanged, entityTagOf } from "./entity-tag.ts";
import { findModel } from "./find-model.ts";
import type { ModelDocument, TestRunDocument } from "./models-state.ts";
import { newestFirst, nextCursor } from "./paging.ts";
import { reviseModel } from "./revise-model.ts";
import { assertAllowed } from "./rules/lifecycle.ts";
import { runSuite, type SuiteResult } from "./rules/test-suite.ts";
import type { ModelOpsState } from "./state.ts";
import { toTimestamp } from "./rules/timestamp.ts";

type Wire = components["schemas"];

/** Running models' test suites, and what came out. */
export const modelTestsHandlers: Pick<Handlers<operations, ModelOpsState>, "testModel" | "listTestRuns"> = {
  testModel: async (context) => {
    const { body, header, store, now } = context;
    const model = await findModel(store, body.model_id);
    assertUnchanged(model, header["If-Match"]);
    assertAllowed(model, "test");
    const suite = (await store.get("suites", model.id)) ?? defaultSuite(model.id);
    const sequence = await store.next("test-runs");
    const run = testRunOf(model, runSuite(suite, figuresUnderTest(model)), sequence, toTimestamp(now));
    await store.put("testRuns", run);
    const revised = await reviseModel(store, context, model, { lastTestedAt: run.tested_at });
    await recordEvent(store, context, { action: "test", ...aboutModel(model), reason: `${run.passed}.` });
    return reply(200, { status: "success" as const, ...toTestRun(run) }, { ETag: entityTagOf(revised) });
  },

  listTestRuns: async ({ path, query, store }) => {
    const { before, stretch } = newestFirst(query);
    const { id } = await findModel(store, path.model_id);
    const page = await store.find("testRuns", { where: { ...before, model_id: id }, ...stretch });
    const runs = page.items.map(toTestRun);
    return reply(200, { model_id: id, test_runs: runs, next_cursor: nextCursor(page) });
  },
};

/** The figures that a suite's checks can ask for, by the names that the wire has for them. */
export function figuresUnderTest(model: ModelDocument): Record<string, number> {
  const { accuracy, latency, throughput, uptime, aiConfidence, errorRate, inferenceCount } = model;
  return { accuracy, latency, throughput, uptime, aiConfidence, errorRate, inferenceCount };
}

/** The document of a run: `sequence` numbers the runs of all models. */
export function testRunOf(
  model: Pick<ModelDocument, "id" | "version">,
  { passed, total, successRate, failures }: SuiteResult,
  sequence: number,
  time: string,
): TestRunDocument {
  return {
    sequence,
    test_run_id: `test-run-${sequence}`,
    model_id: model.id,
    version: model.version,
    tested_at: time,
    passed_count: passed,
    total,
    success_rate: successRate,
    passed: `${passed}/${total} tests passed`,
    failures: [...failures],
  };
}

function toTestRun(run: TestRunDocument): Wire["TestRun"] {
  return {
    test_run_id: run.test_run_id,
    model_id: run.model_id,
    version: run.version,
    tested_at: run.tested_at,
    passed_count: run.passed_count,
    total: run.total,
    success_rate: run.success_rate,
    passed: run.passed,
    failures: run.failures,
  };
}
