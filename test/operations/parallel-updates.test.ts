import { expect, test } from "vitest";
import { describeService } from "./service.ts";

const body = { model_id: "model-1" };
const path = { model_id: "model-1" };
const UPDATES = 1000;

await describeService(
  "a thousand updates at once, each only if the model is as it was seen",
  ({ call, done }) => {
    const countRuns = async () => {
      let count = 0;
      let cursor: string | null = null;
      do {
        const query = { limit: 200, ...(cursor !== null && { cursor }) };
        const page: Awaited<ReturnType<typeof readRuns>> = await readRuns(query);
        count += page.test_runs.length;
        cursor = page.next_cursor;
      } while (cursor !== null);
      return count;
    };
    const readRuns = async (query: { limit: number; cursor?: string }) =>
      (await done("listTestRuns", { path, query })).body;

    test("of those that saw the same, one is made", async () => {
      const before = await countRuns();
      const { etag = "" } = (await done("getModel", { path })).headers;
      const header = { "If-Match": etag };
      const answers = await Promise.all(
        Array.from({ length: UPDATES }, () => call("testModel", { body, header })),
      );
      expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
      expect(answers.filter(({ status }) => status === 412)).toHaveLength(UPDATES - 1);
      expect(await countRuns()).toBe(before + 1);
    });

    test("of fifty clients that read and write, as many are made as were answered so", async () => {
      const before = await countRuns();
      const seen = { 200: 0, 412: 0 };
      const client = async () => {
        for (let turn = 0; turn < UPDATES / 50; turn++) {
          const { etag = "" } = (await done("getModel", { path })).headers;
          const { status } = await call("testModel", { body, header: { "If-Match": etag } });
          expect([200, 412]).toContain(status);
          seen[status === 200 ? 200 : 412]++;
        }
      };
      await Promise.all(Array.from({ length: 50 }, client));
      expect(seen[200] + seen[412]).toBe(UPDATES);
      expect(seen[200]).toBeGreaterThanOrEqual(UPDATES / 50);
      expect(await countRuns()).toBe(before + seen[200]);
    });
  },
);
