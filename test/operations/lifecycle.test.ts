import { describe, expect, test } from "vitest";
import type { Wire } from "./asking.ts";
import { describeService, EVERY_WAY } from "./service.ts";

const body = { model_id: "model-1" };
const path = { model_id: "model-1" };
const NOW = "2025-12-15T10:00:00Z";

await describeService(
  "a model's life",
  ({ done, refused }) => {
    const model = async () => (await done("getModel", { path })).body;
    const newestEvent = async () =>
      (await done("listModelEvents", { path, query: { limit: 1 } })).body.events[0];
    const running = async () => {
      const { versions } = (await done("listModelVersions", { path })).body;
      return versions.filter((version) => version.running).map(({ version }) => version);
    };

    describe("deploying", () => {
      test("what runs already is a redeploy: nothing is pushed, the time is renewed, the trail tells", async () => {
        expect((await done("deployModel", { body })).body).toMatchObject({
          version: "2.1.0",
          deployed_at: NOW,
        });
        expect(await model()).toMatchObject({ version: "2.1.0", previousVersion: "2.0.9", deployedAt: NOW });
        expect(await newestEvent()).toMatchObject({
          action: "redeploy",
          outcome: "done",
          from: "2.1.0",
          to: "2.1.0",
        });
      });

      test("another version pushes it, and shows its figures", async () => {
        await done("addModelVersion", { path, body: { version: "2.2.0", accuracy: 0.95, size: "2.6GB" } });
        expect(await running()).toEqual(["2.1.0"]);
        await done("deployModel", { body: { ...body, version: "2.2.0" } });
        expect(await running()).toEqual(["2.2.0"]);
        expect(await model()).toMatchObject({
          ...{ version: "2.2.0", previousVersion: "2.1.0", accuracy: 0.95, size: "2.6GB" },
          ...{ latency: 45, status: "production", deployedAt: NOW, lastUpdated: NOW },
        });
        expect(await newestEvent()).toMatchObject({
          action: "deploy",
          version: "2.2.0",
          from: "2.1.0",
          to: "2.2.0",
        });
      });

      test("to staging makes that its status", async () => {
        await done("deployModel", { body: { ...body, target_env: "staging" } });
        expect(await model()).toMatchObject({
          status: "staging",
          version: "2.1.0",
          previousVersion: "2.0.9",
        });
        expect(await newestEvent()).toMatchObject({ action: "deploy", from: "production", to: "staging" });
      });

      test("a version that there is not names those that there are", async () => {
        const { body: problem } = await refused("deployModel", 404, { body: { ...body, version: "9.9.9" } });
        for (const version of ["2.1.0", "2.0.9", "2.0.8"]) expect(problem.detail).toContain(version);
      });
    });

    describe("rolling back", () => {
      test("goes further back each time, never to and fro, until nothing is below", async () => {
        const back = await done("rollbackModel", { body });
        expect(back.body).toMatchObject({
          previous_version: "2.0.9",
          rolled_back_to: "2.0.9",
          rolled_back_at: NOW,
        });
        expect(await model()).toMatchObject({ version: "2.0.9", previousVersion: "2.0.8", accuracy: 0.93 });
        expect((await done("rollbackModel", { body })).body.rolled_back_to).toBe("2.0.8");
        expect(await model()).toMatchObject({
          version: "2.0.8",
          previousVersion: null,
          status: "production",
        });
        const { body: problem } = await refused("rollbackModel", 409, { body });
        expect(problem).toMatchObject({ current_status: "production" });
        expect(problem.allowed_actions).not.toContain("rollback");
      });

      test("undoes the last deployment, and a deployment after it is undone in its turn", async () => {
        await done("addModelVersion", { path, body: { version: "2.2.0" } });
        for (const version of ["2.2.0", "2.0.8", "2.2.0"])
          await done("deployModel", { body: { ...body, version } });
        const found: string[] = [];
        for (let step = 0; step < 5; step++)
          found.push((await done("rollbackModel", { body })).body.rolled_back_to);
        expect(found).toEqual(["2.0.8", "2.2.0", "2.1.0", "2.0.9", "2.0.8"]);
        await refused("rollbackModel", 409, { body });
      });
    });

    describe("promoting", () => {
      test("moves it to staging with the version that it runs", async () => {
        expect((await done("promoteModel", { body })).body).toMatchObject({
          new_status: "staging",
          promoted_at: NOW,
        });
        expect(await model()).toMatchObject({
          status: "staging",
          version: "2.1.0",
          deployedAt: "2025-12-01T10:00:00Z",
        });
        expect(await newestEvent()).toMatchObject({ action: "promote", from: "production", to: "staging" });
      });

      test("is refused in staging, and to production", async () => {
        await done("promoteModel", { body });
        const { body: problem } = await refused("promoteModel", 409, { body });
        expect(problem).toMatchObject({ current_status: "staging" });
        expect(problem.detail).toContain("staging");
        expect(problem.allowed_actions).toEqual([
          "deploy",
          "redeploy",
          "rollback",
          "test",
          "ab-test",
          "archive",
          "add-version",
        ]);
      });
    });

    describe("archiving", () => {
      const archived = { model_id: "model-5" };
      const everyAction = [
        () => refused("deployModel", 409, { body: archived }),
        () => refused("promoteModel", 409, { body: archived }),
        () => refused("rollbackModel", 409, { body: archived }),
        () => refused("testModel", 409, { body: archived }),
        () => refused("archiveModel", 409, { body: archived }),
        () => refused("addModelVersion", 409, { path: archived, body: { version: "9.0.0" } }),
        () => refused("startAbTest", 409, { body: { model_a: "model-1", model_b: "model-5" } }),
        () => refused("startAbTest", 409, { body: { model_a: "model-5", model_b: "model-1" } }),
      ];

      test.each(everyAction)("ends all that can be done to it (%#)", async (act) => {
        const before = await done("getModel", { path: archived });
        const { body: problem } = await act();
        expect(problem).toMatchObject({ current_status: "archived", allowed_actions: [] });
        expect(problem.detail).toMatch(/archived/);
        expect(await done("getModel", { path: archived })).toMatchObject({ text: before.text });
      });

      test("leaves it readable with all that was", async () => {
        const before = (await done("listModelVersions", { path })).body.versions;
        expect((await done("archiveModel", { body })).body).toMatchObject({ archived_at: NOW });
        expect(await model()).toMatchObject({ status: "archived", version: "2.1.0" });
        const after = (await done("listModelVersions", { path })).body.versions;
        expect(after).toEqual(before.map((version) => ({ ...version, running: false })));
        expect((await done("listTestRuns", { path })).body.test_runs.length).toBeGreaterThan(0);
      });

      test("stops the tests that it is in, as A and as B, and no other", async () => {
        const pairs = [
          ["model-1", "model-2"],
          ["model-3", "model-1"],
          ["model-2", "model-3"],
        ] as const;
        const ids: string[] = [];
        for (const [model_a, model_b] of pairs) {
          ids.push((await done("startAbTest", { body: { model_a, model_b } })).body.test_id);
        }
        await done("archiveModel", { body });
        const states: Wire["AbTest"][] = [];
        for (const test_id of ids) states.push((await done("getAbTest", { path: { test_id } })).body);
        expect(states.map(({ status, stopped_at }) => [status, stopped_at])).toEqual([
          ["stopped", NOW],
          ["stopped", NOW],
          ["running", null],
        ]);
        expect(states[0]?.stop_reason).toContain("archived");
      });
    });
  },
  EVERY_WAY,
);
