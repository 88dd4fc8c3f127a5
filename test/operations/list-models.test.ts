import { describe, expect, test } from "vitest";
import type { Input, Wire } from "./asking.ts";
import { describeService, EVERY_WAY } from "./service.ts";

type Query = NonNullable<Input<"listModels">["query"]>;
type Model = Wire["Model"];

const STATUSES = ["production", "staging", "development", "archived"] as const;
const SORTS = [
  ...["id", "name", "status", "framework", "accuracy", "latency", "throughput", "uptime"],
  ...["aiConfidence", "errorRate", "deployedAt", "lastUpdated", "inferenceCount"],
] as const;

await describeService(
  "the list of models",
  ({ done }) => {
    const list = async (query: Query = {}) => (await done("listModels", { query })).body;
    const idsOf = (models: readonly Model[]) => models.map(({ id }) => id);

    test("has at least twelve models in all four statuses, the demo model first", async () => {
      const { models, total, timestamp } = await list();
      expect(total).toBe(models.length);
      expect(total).toBeGreaterThanOrEqual(12);
      expect(new Set(models.map(({ status }) => status))).toEqual(new Set(STATUSES));
      expect(models[0]).toMatchObject({ id: "model-1", name: "TGNN" });
      expect(timestamp).toBe("2025-12-15T10:00:00Z");
    });

    describe("filtered", () => {
      test.each(STATUSES)("by status %s has all of these and no other", async (status) => {
        const { models } = await list();
        const expected = models.filter((model) => model.status === status);
        expect(await list({ status })).toMatchObject({ models: expected, total: expected.length });
      });

      test("by framework has all of these and no other", async () => {
        const { models } = await list();
        for (const framework of new Set(models.map((model) => model.framework))) {
          const expected = models.filter((model) => model.framework === framework);
          expect(await list({ framework })).toMatchObject({ models: expected, total: expected.length });
        }
        expect(await list({ framework: "mindspore" })).toMatchObject({ models: [], total: 0 });
      });

      test.each(["tgnn", "PHISHING", "model-1", "2.", "pytorch", "e", "é", ".*", "%"])(
        "by the text %j has what contains it in id, name, version or framework",
        async (q) => {
          const { models } = await list();
          const expected = models.filter(({ id, name, version, framework }) =>
            [id, name, version, framework].some((text) => text.toLowerCase().includes(q.toLowerCase())),
          );
          expect(await list({ q })).toMatchObject({ models: expected, total: expected.length });
        },
      );

      test("by several at once has what fits them all", async () => {
        const { models } = await list();
        const expected = models.filter(
          (model) =>
            model.status === "production" && model.framework === "PyTorch" && /url/i.test(model.name),
        );
        expect(expected).not.toEqual([]);
        expect((await list({ status: "production", framework: "PyTorch", q: "url" })).models).toEqual(
          expected,
        );
      });
    });

    describe.each(SORTS)("sorted by %s", (sort) => {
      test.each(["asc", "desc"] as const)("%s", async (order) => {
        const { models } = await list();
        const known = models.filter((model) => model[sort] !== null);
        const sorted = known.toSorted((a, b) => compare(a[sort], b[sort]) * (order === "asc" ? 1 : -1));
        const expected = [...sorted, ...models.filter((model) => model[sort] === null)];
        expect(idsOf((await list({ sort, order })).models)).toEqual(idsOf(expected));
      });
    });

    test("in pages has each model once, and counts them all on every page", async () => {
      const { models, total } = await list({ sort: "name" });
      for (const limit of [1, 5, total]) {
        const pages: Model[] = [];
        for (let offset = 0; offset < total; offset += limit) {
          const page = await list({ sort: "name", limit, offset });
          expect(page.total).toBe(total);
          pages.push(...page.models);
        }
        expect(pages).toEqual(models);
      }
      expect(await list({ offset: total })).toMatchObject({ models: [], total });
    });

    test("keeps its ETag until a model changes or is added", async () => {
      const tagNow = async () => (await done("listModels", { query: { status: "staging" } })).headers.etag;
      const tag = await tagNow();
      expect(await tagNow()).toBe(tag);
      await done("testModel", { body: { model_id: "model-3" } });
      const changed = await tagNow();
      const body = { name: "Another", version: "1.0.0", framework: "ONNX", size: "1MB" };
      await done("registerModel", { body });
      expect(new Set([tag, changed, await tagNow()]).size).toBe(3);
    });
  },
  EVERY_WAY,
);

function compare(a: string | number | null, b: string | number | null): number {
  if (a === b || a === null || b === null) return 0;
  return a < b ? -1 : 1;
}
