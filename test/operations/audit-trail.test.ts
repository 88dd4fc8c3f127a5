import { expect, test } from "vitest";
import { readContract } from "../document/contract-document.ts";
import type { Wire } from "./asking.ts";
import { replyExamples } from "./examples.ts";
import { describeService } from "./service.ts";
import { requestFor, situationOf } from "./situations.ts";

/** What each changing operation is called in the trail, and how many events its success leaves. */
const ACTIONS: Readonly<Record<string, readonly [action: string, events: number]>> = {
  registerModel: ["register", 1],
  addModelVersion: ["add-version", 1],
  deployModel: ["deploy", 1],
  promoteModel: ["promote", 1],
  rollbackModel: ["rollback", 1],
  testModel: ["test", 1],
  archiveModel: ["archive", 1],
  // In the timeline of each of the two models.
  startAbTest: ["ab-test", 2],
  stopAbTest: ["ab-test-stop", 2],
  recordAbTestOutcome: ["ab-test-outcome", 1],
  retrainIdsModel: ["retrain", 1],
  syncFederationNode: ["sync", 1],
  aggregateFederation: ["aggregate", 1],
};

const changing = (await readContract()).operations.filter(({ method }) => method !== "GET");
const examples = replyExamples(changing).map((example) => ({
  ...example,
  id: example.operation.operationId,
}));

test("every operation that changes something has a name in the trail", () => {
  expect(changing.map(({ operationId }) => operationId).sort()).toEqual(Object.keys(ACTIONS).sort());
});

await describeService("the audit trail", (service) => {
  const { ask, done, reset } = service;
  const trail = async (): Promise<readonly Wire["AuditEvent"][]> =>
    (await done("listEvents", { query: { limit: 200 } })).body.events;
  const newSince = async (before: readonly Wire["AuditEvent"][]) => {
    const last = before[0]?.sequence ?? 0;
    return (await trail()).filter(({ sequence }) => sequence > last);
  };

  test.each(examples.filter(({ status }) => status < 300))(
    "tells of $id $name",
    async ({ id, operation, ...example }) => {
      const before = await trail();
      const [method, target, sent] = requestFor({ ...example, operation });
      await ask(method, target, { ...sent, headers: { ...sent.headers, "x-actor": "Mira B." } });
      const [action, count] = ACTIONS[id] ?? [];
      const told = { time: "2025-12-15T10:00:00Z", actor: "Mira B.", outcome: "done" };
      const events = await newSince(before);
      expect(events).toHaveLength(count ?? 0);
      for (const event of events) {
        expect(event).toMatchObject(told);
        expect(event.action.replace("redeploy", "deploy")).toBe(action);
      }
      expect(events.map(({ sequence }) => sequence)).toEqual(
        events.map((_, at) => (before[0]?.sequence ?? 0) + events.length - at),
      );
    },
  );

  test.each(examples.filter(({ status }) => status === 409 || status === 412))(
    "tells of $id refused with $status $name, and why",
    async ({ id, operation, ...example }) => {
      await situationOf({ ...example, operation }).before?.(service, operation);
      const before = await trail();
      const { body } = await ask(...requestFor({ ...example, operation }));
      const [action] = ACTIONS[id] ?? [];
      const isAdmin = operation.security !== undefined;
      expect(await newSince(before)).toMatchObject([
        {
          ...{ action, outcome: "refused", actor: isAdmin ? "admin" : "anonymous" },
          reason: (body as Wire["Problem"]).detail,
        },
      ]);
    },
  );

  test("tells from where to where, with the model's name and version at the time", async () => {
    await done("rollbackModel", { body: { model_id: "model-1" } });
    await done("promoteModel", { body: { model_id: "model-1" } });
    await done("archiveModel", { body: { model_id: "model-1" } });
    const about = { model_id: "model-1", model_name: "TGNN", version: "2.0.9" };
    expect((await trail()).slice(0, 3)).toMatchObject([
      { ...about, action: "archive", from: "staging", to: "archived" },
      { ...about, action: "promote", from: "production", to: "staging" },
      { ...about, action: "rollback", from: "2.1.0", to: "2.0.9" },
    ]);
  });

  test("of a model has its own events and no other's", async () => {
    await done("deployModel", { body: { model_id: "model-2" } });
    const all = await trail();
    for (const model_id of ["model-1", "model-2", "model-5"]) {
      const { events } = (await done("listModelEvents", { path: { model_id }, query: { limit: 200 } })).body;
      expect(events).toEqual(all.filter((event) => event.model_id === model_id));
    }
  });

  test("names the system for what the clock does", async () => {
    await reset();
    await done("retrainIdsModel", { query: { model_type: "tgnn" }, header: { "X-Actor": "mira" } });
    await service.advance(2000);
    await service.advance(8000);
    expect((await trail()).slice(0, 3)).toMatchObject([
      { action: "retrain-completed", actor: "system", time: "2025-12-15T10:00:10Z" },
      { action: "retrain-started", actor: "system", time: "2025-12-15T10:00:02Z" },
      { action: "retrain", actor: "mira", time: "2025-12-15T10:00:00Z" },
    ]);
  });
});
