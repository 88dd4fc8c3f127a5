import { expect, test } from "vitest";
import type { RunningService } from "./service.ts";
import { describeService, EVERY_WAY } from "./service.ts";

interface Page {
  readonly entries: readonly object[];
  readonly next: string | null;
}

interface PagedList {
  readonly name: string;
  readonly read: (service: RunningService, query: { limit?: number; cursor?: string }) => Promise<Page>;
}

const path = { model_id: "model-1" };

/** Every list that is read page by page. */
const LISTS: readonly PagedList[] = [
  {
    name: "a model's versions",
    read: async ({ done }, query) => {
      const { body } = await done("listModelVersions", { path, query });
      return { entries: body.versions, next: body.next_cursor };
    },
  },
  {
    name: "a model's test runs",
    read: async ({ done }, query) => {
      const { body } = await done("listTestRuns", { path, query });
      return { entries: body.test_runs, next: body.next_cursor };
    },
  },
  {
    name: "a model's events",
    read: async ({ done }, query) => {
      const { body } = await done("listModelEvents", { path, query });
      return { entries: body.events, next: body.next_cursor };
    },
  },
  {
    name: "all events",
    read: async ({ done }, query) => {
      const { body } = await done("listEvents", { query });
      return { entries: body.events, next: body.next_cursor };
    },
  },
  {
    name: "A/B tests",
    read: async ({ done }, query) => {
      const { body } = await done("listAbTests", { query });
      return { entries: body.ab_tests, next: body.next_cursor };
    },
  },
  {
    name: "a model's A/B tests",
    read: async ({ done }, query) => {
      const { body } = await done("listAbTests", { query: { ...query, model_id: "model-6" } });
      return { entries: body.ab_tests, next: body.next_cursor };
    },
  },
];

await describeService(
  "page by page",
  (service) => {
    const walk = async (list: PagedList, limit: number, between = async () => Promise.resolve()) => {
      const found: object[] = [];
      let cursor: string | null = null;
      do {
        const page: Page = await list.read(service, { limit, ...(cursor !== null && { cursor }) });
        expect(page.entries.length).toBeLessThanOrEqual(limit);
        found.push(...page.entries);
        expect(found.length, "entries that never end").toBeLessThan(5000);
        cursor = page.next;
        await between();
      } while (cursor !== null);
      return found;
    };

    test.each(LISTS)("$name are all read, each once and in the same order", async (list) => {
      const whole = await walk(list, 200);
      expect(whole.length).toBeGreaterThanOrEqual(2);
      for (const limit of [1, 2, 3, whole.length]) expect(await walk(list, limit)).toEqual(whole);
    });

    test.each(LISTS)("$name are not shifted by what is added meanwhile", async (list) => {
      const whole = await walk(list, 200);
      let added = 0;
      const add = async () => {
        if (++added > 3) return;
        await service.done("addModelVersion", { path, body: { version: `9.0.${added}` } });
        await service.done("testModel", { body: { model_id: "model-1" } });
        const pair = { model_a: "model-6", model_b: `model-${added + 7}` };
        await service.done("startAbTest", { body: pair });
      };
      expect(await walk(list, 1, add)).toEqual(whole);
      expect((await walk(list, 200)).slice(-whole.length).length).toBe(whole.length);
      expect((await walk(list, 200)).length).toBeGreaterThan(whole.length);
    });

    test("events are newest first, by time and by number", async () => {
      const { events } = (await service.done("listEvents", { query: { limit: 200 } })).body;
      const sequences = events.map(({ sequence }) => sequence);
      expect(sequences).toEqual(sequences.toSorted((a, b) => b - a));
      expect(new Set(sequences).size).toBe(sequences.length);
      const times = events.map(({ time }) => time);
      expect(times).toEqual(times.toSorted().reverse());
    });

    test("without a limit there are 50 on a page", async () => {
      const first = (await service.done("listEvents")).body;
      expect(first.events).toHaveLength(50);
      expect(first.next_cursor).not.toBeNull();
    });

    test.each(["MQ!", "AAAA", "LTE", "MA", "MS41", "%20", "eyJhIjoxfQ"])(
      "the cursor %s, which no page has answered, is refused",
      async (cursor) => {
        expect(await service.ask("GET", `/api/metrics/events?cursor=${cursor}`)).toMatchObject({
          status: 422,
          body: { errors: [{ in: "query", path: "/cursor" }] },
        });
      },
    );
  },
  EVERY_WAY,
);
