import { allowedActions } from "./rules/allowed-actions.ts";
import type { Handlers } from "../src/index.ts";
import { Problem, reply } from "../src/index.ts";
import { decide, emptyArm } from "./ab-test-decision.ts";
import { ALLOWED_WHILE_RUNNING, findAbTest, toAbTest } from "./ab-test-document.ts";
import { type AbTestDocument, pairOf } from "./ab-tests-state.ts";
import { aboutModel, recordEvent } from "./audit.ts";
import type { operations } from "./contract.gen.ts";
import { findModel } from "./find-model.ts";
import type { ModelDocument } from "./models-state.ts";
import { mergeNewest, newestFirst, nextCursor } from "./paging.ts";
import { conflict } from "./rules/lifecycle.ts";
import { requiredSample } from "./rules/sample-size.ts";
import type { ModelOpsState, ModelOpsView } from "./state.ts";
import { toTimestamp } from "./rules/timestamp.ts";

/** The percentage of units that model A gets where none is asked for. */
const EVEN_SPLIT = 50;

/** Starting A/B tests, and reading them. */
export const abTestsHandlers: Pick<
  Handlers<operations, ModelOpsState>,
  "startAbTest" | "listAbTests" | "getAbTest"
> = {
  startAbTest: async (context) => {
    const { body, store, now } = context;
    if (body.model_a === body.model_b) throw sameModelTwice(body.model_a);
    const a = await findModel(store, body.model_a);
    const b = await findModel(store, body.model_b);
    assertTestable(a);
    assertTestable(b);
    const pair = pairOf(a.id, b.id);
    await assertNotInTest(store, pair);

    const sequence = await store.next("ab-tests");
    const split = body.traffic_split ?? EVEN_SPLIT;
    const required = requiredSample(split);
    const arms = { a: emptyArm(a.id), b: emptyArm(b.id) };
    const test: AbTestDocument = {
      sequence,
      pair,
      test_id: `ab-test-${sequence}`,
      model_a: a.id,
      model_b: b.id,
      traffic_split: split,
      status: "running",
      started_at: toTimestamp(now),
      stopped_at: null,
      stop_reason: null,
      required_sample_size: required,
      arms,
      decision: decide({ traffic_split: split, required_sample_size: required, arms }),
    };
    await store.put("abTests", test);
    const { test_id, model_a, model_b, traffic_split, started_at } = test;
    // One event in the timeline of each model.
    const reason = `${test_id}: ${model_a} against ${model_b}, ${traffic_split} % of the units to ${model_a}.`;
    for (const model of [b, a]) {
      await recordEvent(store, context, { action: "ab-test", ...aboutModel(model), to: "running", reason });
    }
    return reply(
      201,
      {
        status: "success" as const,
        test_id,
        started_at,
        model_a,
        model_b,
        traffic_split,
        required_sample_size: required,
      },
      { Location: `/api/metrics/ab-tests/${test_id}` },
    );
  },

  listAbTests: async ({ query, store }) => {
    const { status, model_id } = query;
    const { before, stretch } = newestFirst(query);
    const find = (where: object) =>
      store.find("abTests", { where: { ...before, status, ...where }, ...stretch });
    const page =
      model_id === undefined
        ? await find({})
        : mergeNewest([await find({ model_a: model_id }), await find({ model_b: model_id })], query);
    return reply(200, { ab_tests: page.items.map(toAbTest), next_cursor: nextCursor(page) });
  },

  getAbTest: async ({ path, store }) => reply(200, toAbTest(await findAbTest(store, path.test_id))),
};

function sameModelTwice(id: string): Problem {
  const message = "must be another model than model_a";
  return new Problem({
    status: 422,
    detail: `model_a and model_b are both ${id}. Choose two different models.`,
    errors: [{ in: "body", path: "/model_b", keyword: "different", message }],
  });
}

function assertTestable(model: ModelDocument): void {
  if (allowedActions(model).includes("ab-test")) return;
  throw conflict(model, `Model ${model.id} cannot be in an A/B test.`);
}

async function assertNotInTest(store: ModelOpsView, pair: string): Promise<void> {
  const [running] = (await store.find("abTests", { where: { pair, status: "running" } })).items;
  if (!running) return;
  const { test_id, model_a, model_b, status } = running;
  throw new Problem({
    status: 409,
    detail:
      `Models ${model_a} and ${model_b} are in the running test ${test_id}. Stop it first, or choose another pair. ` +
      `Allowed for ${test_id} now: ${ALLOWED_WHILE_RUNNING.join(", ")}.`,
    extensions: { current_status: status, allowed_actions: ALLOWED_WHILE_RUNNING, test_id },
  });
}
