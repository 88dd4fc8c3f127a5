import { expect, test } from "vitest";
import { readContract } from "../document/contract-document.ts";
import { replyExamples } from "./examples.ts";
import { describeService, EVERY_WAY } from "./service.ts";
import { requestFor } from "./situations.ts";

const changing = (await readContract()).operations.filter(({ method }) => method !== "GET");
const successes = replyExamples(changing)
  .filter(({ status }) => status < 300)
  .map((example) => ({ ...example, id: example.operation.operationId }));
const key = (text: string) => ({ "Idempotency-Key": text });

await describeService(
  "a request repeated with its key",
  ({ ask, done, refused, store, advance }) => {
    test.each(successes)("$id $name is done once and answered alike", async (example) => {
      const [method, target, sent] = requestFor(example);
      const again = { ...sent, headers: { ...sent.headers, "idempotency-key": "b7a2" } };
      const first = await ask(method, target, again);
      expect(first.status).toBe(example.status);
      await advance(60_000);
      const before = await store.dump();
      const second = await ask(method, target, again);
      expect(first.headers).not.toHaveProperty("idempotency-replayed");
      expect(second).toMatchObject({
        ...{ status: first.status, text: first.text },
        headers: { "idempotency-replayed": "true" },
      });
      for (const name of ["etag", "location"]) expect(second.headers[name]).toBe(first.headers[name]);
      expect(await store.dump()).toEqual(before);
    });

    test("of fifty at once, one does it", async () => {
      const body = { model_id: "model-1" };
      const answers = await Promise.all(
        Array.from({ length: 50 }, () => done("testModel", { body, header: key("b7a2") })),
      );
      expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
      expect(answers.filter(({ headers }) => headers["idempotency-replayed"] === undefined)).toHaveLength(1);
      const { test_runs } = (await done("listTestRuns", { path: body, query: { limit: 1 } })).body;
      expect(test_runs[0]?.test_run_id).toBe("test-run-42");
    });

    test("with another body or for another operation is refused and changes nothing", async () => {
      const header = key("b7a2");
      await done("rollbackModel", { body: { model_id: "model-1" }, header });
      const before = await store.dump();
      await refused("rollbackModel", 422, { body: { model_id: "model-2" }, header });
      await refused("archiveModel", 422, { body: { model_id: "model-1" }, header });
      expect(await store.dump()).toEqual(before);
    });

    test("is answered alike when it was refused, even when it would succeed by now", async () => {
      const body = { model_id: "model-3" };
      const first = await refused("promoteModel", 409, { body, header: key("b7a2") });
      await done("deployModel", { body });
      const second = await refused("promoteModel", 409, { body, header: key("b7a2") });
      expect(second.text).toBe(first.text);
      expect((await done("getModel", { path: body })).body.status).toBe("production");
      await done("promoteModel", { body, header: key("another") });
    });

    test("is done anew when the first one was bad input", async () => {
      const json = { model_id: "model-1", target_env: "moon" };
      const headers = { "idempotency-key": "b7a2" };
      expect(await ask("POST", "/api/metrics/models/deploy", { json, headers })).toMatchObject({
        status: 422,
      });
      await done("deployModel", { body: { model_id: "model-1" }, header: key("b7a2") });
    });

    test("is known for a day", async () => {
      const body = { model_id: "model-1" };
      await done("rollbackModel", { body, header: key("b7a2") });
      await advance(23 * 3_600_000);
      await done("rollbackModel", { body, header: key("b7a2") });
      expect((await done("getModel", { path: body })).body.version).toBe("2.0.9");
      await advance(2 * 3_600_000);
      await done("rollbackModel", { body, header: key("b7a2") });
      expect((await done("getModel", { path: body })).body.version).toBe("2.0.8");
    });

    test.each([
      ["a b", 422],
      ["x".repeat(256), 422],
      ["x".repeat(255), 200],
      ["!~", 200],
    ])("with the key %j is answered %i", async (text, status) => {
      const sent = { json: { model_id: "model-1" }, headers: { "idempotency-key": text } };
      expect(await ask("POST", "/api/metrics/models/test", sent)).toMatchObject({ status });
    });
  },
  EVERY_WAY,
);
