import { expect, test } from "vitest";
import { describeService, EVERY_WAY } from "./service.ts";

const NEW = { name: "DNS Tunnel Detector", version: "0.1.0", framework: "PyTorch", size: "320MB" };
const path = { model_id: "model-15" };

await describeService(
  "a new model",
  ({ ask, done, refused }) => {
    test("is in development, was never deployed, and can be read at its Location", async () => {
      const { status, body, headers } = await done("registerModel", { body: NEW });
      expect([status, body]).toMatchObject([
        201,
        {
          ...NEW,
          id: "model-15",
          status: "development",
          deployedAt: null,
          previousVersion: null,
          accuracy: 0,
        },
      ]);
      const read = await ask("GET", headers.location ?? "");
      expect(read.body).toEqual(body);
      expect(read.headers.etag).toBe(headers.etag);
      expect((await done("listModels")).body).toMatchObject({ total: 15 });
    });

    test("has its first version, which does not run yet, and no test run", async () => {
      await done("registerModel", { body: NEW });
      expect((await done("listModelVersions", { path })).body).toMatchObject({
        versions: [
          { version: "0.1.0", framework: "PyTorch", size: "320MB", running: false, deployedAt: null },
        ],
        next_cursor: null,
      });
      expect((await done("listTestRuns", { path })).body.test_runs).toEqual([]);
      expect((await done("listModelEvents", { path })).body.events).toMatchObject([
        { action: "register", outcome: "done", to: "development", version: "0.1.0", actor: "anonymous" },
      ]);
    });

    test("goes all the way through a model's life", async () => {
      await done("registerModel", { body: NEW });
      const body = { model_id: "model-15" };
      await done("promoteModel", { body });
      await done("deployModel", { body });
      await done("addModelVersion", { path, body: { version: "0.2.0", accuracy: 0.9 } });
      await done("deployModel", { body: { ...body, version: "0.2.0" } });
      expect((await done("getModel", { path })).body).toMatchObject({
        status: "production",
        version: "0.2.0",
        previousVersion: "0.1.0",
        accuracy: 0.9,
      });
      await done("testModel", { body });
      await done("rollbackModel", { body });
      await done("archiveModel", { body });
      const { events } = (await done("listModelEvents", { path })).body;
      expect(events.map(({ action }) => action)).toEqual(
        ["register", "promote", "deploy", "add-version", "deploy", "test", "rollback", "archive"].reverse(),
      );
    });

    test("gets the next free number when others have chosen theirs", async () => {
      await done("registerModel", { body: { ...NEW, id: "model-15" } });
      const { body } = await done("registerModel", { body: { ...NEW, name: "Another" } });
      expect(body.id).toBe("model-16");
    });

    test("may not have a name or an id that is taken, not even by an archived model", async () => {
      const taken = await refused("registerModel", 409, {
        body: { ...NEW, name: "Legacy Signature Matcher" },
      });
      expect(taken.body).toMatchObject({ current_status: "archived", allowed_actions: [] });
      expect((await refused("registerModel", 409, { body: { ...NEW, id: "model-2" } })).body).toMatchObject({
        current_status: "production",
      });
    });

    test.each(["deploy", "promote", "rollback", "test", "ab-test", "archive"])(
      "may not have the name of the action %s as its id",
      async (id) => {
        await refused("registerModel", 422, { body: { ...NEW, id } });
      },
    );

    test.each([
      ["version", "v1.0.0"],
      ["version", "1.0"],
      ["version", "01.0.0"],
      ["size", "2,5GB"],
      ["name", " TGNN 2"],
      ["name", ""],
      ["name", "x".repeat(121)],
      ["id", "Model_1"],
      ["accuracy", 1.01],
      ["accuracy", -0.01],
      ["uptime", 100.5],
      ["latency", "45ms"],
      ["status", "production"],
      ["constructor ", 1],
    ])("is refused with %s %j", async (property, value) => {
      const answer = await ask("POST", "/api/metrics/models", { json: { ...NEW, [property]: value } });
      const { errors } = answer.body as { errors: { in: string; path: string }[] };
      expect(answer.status).toBe(422);
      expect(new Set(errors.map((error) => error.in + error.path))).toEqual(new Set([`body/${property}`]));
    });

    test("is told all that is wrong with it at once", async () => {
      const json = { name: "", version: "latest", size: 3, colour: "red" };
      const { body } = await ask("POST", "/api/metrics/models", { json });
      const paths = (body as { errors: { path: string }[] }).errors.map((error) => error.path);
      expect(new Set(paths)).toEqual(new Set(["/framework", "/name", "/version", "/size", "/colour"]));
    });
  },
  EVERY_WAY,
);
