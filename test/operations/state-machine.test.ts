import { fc } from "../property.ts";
import { describe, expect, onTestFinished, test } from "vitest";
import { startService } from "./service.ts";
import type { StoreKind } from "./stores.ts";
import { STORES } from "./stores.ts";
import { actions } from "./state-machine/actions.ts";
import { Conversation } from "./state-machine/conversation.ts";

/** How many sequences are tried, fewer where each step takes longer; a night may try more, of all stores as many. */
const RUNS: Readonly<Record<StoreKind, number>> = { memory: 200, file: 20, postgres: 5 };
const runsOf = (store: StoreKind) => Number(process.env.STATE_MACHINE_RUNS ?? RUNS[store]);

/** Everything that may become of a deed. */
const ANSWERS = [
  ...["registerModel 201", "registerModel 409"],
  ...["deployModel 200", "deployModel 404", "deployModel 409", "deployModel 412", "deployModel 422"],
  ...["promoteModel 200", "promoteModel 404", "promoteModel 409", "promoteModel 412"],
  ...["rollbackModel 200", "rollbackModel 404", "rollbackModel 409", "rollbackModel 412"],
  ...["addModelVersion 201", "addModelVersion 404", "addModelVersion 409", "addModelVersion 412"],
  ...[
    "testModel 200",
    "archiveModel 200",
    "startAbTest 201",
    "startAbTest 404",
    "startAbTest 409",
    "startAbTest 422",
  ],
  ...["recordAbTestOutcome 200", "recordAbTestOutcome 404", "recordAbTestOutcome 409"],
  ...["stopAbTest 200", "stopAbTest 404", "stopAbTest 409"],
];

describe.each(STORES)("over a store in %s", (store) => {
  const runs = runsOf(store);
  test(
    "whatever is done in whatever order, the service and the reference agree after each step",
    async () => {
      const service = await startService({ transport: "handle", store });
      onTestFinished(() => service.stop());
      const property = fc.asyncProperty(actions, async (sequence) => {
        const conversation = new Conversation(service);
        await conversation.begin();
        for (const action of sequence) await conversation.try(action);
        await conversation.end();
        expect(service.failures).toEqual([]);
      });
      await fc.assert(property, { numRuns: runs });
      // Agreement says little about answers that were never come to, as some are in few sequences.
      if (runs >= RUNS.memory) expect([...service.seen]).toEqual(expect.arrayContaining(ANSWERS));
    },
    Math.max(120_000, runs * 4000),
  );
});
