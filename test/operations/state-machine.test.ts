import { fc } from "../property.ts";
import { afterAll, expect, test } from "vitest";
import { startService } from "./service.ts";
import { actions } from "./state-machine/actions.ts";
import { Conversation } from "./state-machine/conversation.ts";

/** How many sequences are tried; a night may try more. */
const RUNS = Number(process.env.STATE_MACHINE_RUNS ?? 200);

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

const service = await startService({ transport: "handle" });
afterAll(() => service.stop());

test(
  "whatever is done in whatever order, the service and the reference agree after each step",
  async () => {
    const property = fc.asyncProperty(actions, async (sequence) => {
      const conversation = new Conversation(service);
      await conversation.begin();
      for (const action of sequence) await conversation.try(action);
      await conversation.end();
      expect(service.failures).toEqual([]);
    });
    await fc.assert(property, { numRuns: RUNS });
    // Agreement says little about answers that were never come to.
    expect([...service.seen]).toEqual(expect.arrayContaining(ANSWERS));
  },
  Math.max(120_000, RUNS * 1000),
);
