import { describe, expect, test } from "vitest";
import type { RunningService } from "./service.ts";
import { describeService, EVERY_WAY } from "./service.ts";

const body = { model_id: "model-1" };
const path = { model_id: "model-1" };
type Condition = Readonly<Record<"If-Match", string>>;

/** Everything that takes `If-Match`. */
const CHANGES: readonly [string, (service: RunningService, header: Condition) => Promise<Answered>][] = [
  ["deployModel", ({ call }, header) => call("deployModel", { body, header })],
  ["promoteModel", ({ call }, header) => call("promoteModel", { body, header })],
  ["rollbackModel", ({ call }, header) => call("rollbackModel", { body, header })],
  ["testModel", ({ call }, header) => call("testModel", { body, header })],
  ["archiveModel", ({ call }, header) => call("archiveModel", { body, header })],
  [
    "addModelVersion",
    ({ call }, header) => call("addModelVersion", { path, header, body: { version: "9.0.0" } }),
  ],
];
type Answered = Awaited<ReturnType<RunningService["call"]>>;

await describeService(
  "a change under a condition",
  (service) => {
    const { done, call, store } = service;
    const tagNow = async () => (await done("getModel", { path })).headers.etag ?? "";

    describe.each(CHANGES)("%s", (_, change) => {
      test("is made when the model is as it was seen, and answers the new ETag", async () => {
        const seen = await tagNow();
        const answer = await change(service, { "If-Match": seen });
        expect(answer.status).toBeLessThan(300);
        expect(answer.headers.etag).toBe(await tagNow());
        expect(answer.headers.etag).not.toBe(seen);
      });

      test("is refused when the model has changed since, and answers the present ETag", async () => {
        const seen = await tagNow();
        await done("testModel", { body });
        const { models, versions, testRuns } = (await store.dump()).collections;
        const answer = await change(service, { "If-Match": seen });
        expect(answer).toMatchObject({ status: 412, headers: { etag: await tagNow() } });
        expect((await store.dump()).collections).toMatchObject({ models, versions, testRuns });
      });
    });

    test.each([
      [() => "*", 200],
      [(tag: string) => `"0", ${tag}, "x"`, 200],
      [(tag: string) => `W/${tag}`, 412],
      [(tag: string) => tag.replaceAll('"', ""), 422],
      [() => '"0"', 412],
    ])("takes a list, a star and strong tags alone (%#)", async (write, status) => {
      const header = { "If-Match": write(await tagNow()) };
      expect((await call("testModel", { body, header })).status).toBe(status);
    });

    test("refuses what is stale before what is not allowed", async () => {
      const header = { "If-Match": '"0"' };
      expect((await call("promoteModel", { body: { model_id: "model-5" }, header })).status).toBe(412);
      expect((await call("promoteModel", { body: { model_id: "model-999" }, header })).status).toBe(404);
    });

    test("reads nothing twice: an unchanged model is 304, weak tags and lists included", async () => {
      const tag = await tagNow();
      for (const known of [tag, `W/${tag}`, `"0", ${tag}`, "*"]) {
        const answer = await call("getModel", { path, header: { "If-None-Match": known } });
        expect(answer).toMatchObject({ status: 304, text: "", headers: { etag: tag } });
      }
      await done("testModel", { body });
      const changed = await call("getModel", { path, header: { "If-None-Match": tag } });
      expect(changed).toMatchObject({ status: 200, headers: { etag: await tagNow() } });
    });

    test("no two models and no two states of one share an ETag", async () => {
      const tags: (string | undefined)[] = [];
      for (const { id } of (await done("listModels")).body.models) {
        tags.push((await done("getModel", { path: { model_id: id } })).headers.etag);
      }
      for (let round = 0; round < 5; round++) tags.push((await done("testModel", { body })).headers.etag);
      expect(new Set(tags).size).toBe(tags.length);
    });
  },
  EVERY_WAY,
);
