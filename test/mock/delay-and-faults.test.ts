import { expect, test } from "vitest";
import type { CounterState } from "./mocked.ts";
import { contentOf, getting, jsonOf, mocked } from "./mocked.ts";
import type { Transaction } from "../../src/index.ts";

const paths = getting({ 200: jsonOf({ only: "an example" }) });
const prefer = (text: string) => ({ headers: { prefer: text } });

test("nothing is disturbed unless somebody asks for it", async () => {
  const answer = await mocked(paths).ask("GET /a");
  expect(answer).not.toHaveProperty("delayMs");
  expect(answer).not.toHaveProperty("fault");
});

test("a delay is told to whoever sends the answer", async () => {
  const { ask } = mocked(paths, { mock: { delay: 200 } });
  expect(await ask("GET /a")).toMatchObject({ status: 200, delayMs: 200 });
  expect(await ask("GET /a", prefer("delay=30"))).toMatchObject({
    delayMs: 30,
    headers: { "Preference-Applied": "delay=30" },
  });
  expect(await ask("GET /a", prefer("delay=0"))).not.toHaveProperty("delayMs");
});

test("a delay from a range is in the range, and the same for the same request and seed", async () => {
  const delays = async (seed: string) => {
    const { ask } = mocked(paths, { mock: { seed, delay: { from: 100, to: 104 } } });
    const answers = await Promise.all(
      Array.from({ length: 60 }, (_, n) => ask("GET /a", prefer(`seed=${seed}${n}`))),
    );
    return answers.map(({ delayMs = 0 }) => delayMs);
  };
  const first = await delays("x");
  expect(new Set(first)).toEqual(new Set([100, 101, 102, 103, 104]));
  expect(await delays("x")).toEqual(first);
  expect(await delays("y")).not.toEqual(first);
});

test.each(["reset", "timeout", "malformed"])(
  "the fault %s is told to whoever sends the answer",
  async (fault) => {
    const { ask } = mocked(paths);
    expect(await ask("GET /a", prefer(`fault=${fault}, delay=5`))).toMatchObject({
      status: 200,
      fault,
      delayMs: 5,
      headers: { "Preference-Applied": `delay=5, fault=${fault}` },
      body: "an example",
    });
  },
);

test("the fault 503 is a refusal to be asked again later", async () => {
  expect(await mocked(paths).ask("GET /a", prefer("fault=503"))).toMatchObject({
    status: 503,
    headers: { "Retry-After": "1", "Preference-Applied": "fault=503" },
    body: { type: "urn:contract-server:problem:unavailable" },
  });
});

test("it has the form that the contract declares for it", async () => {
  const schema = { type: "object", required: ["reason"], properties: { reason: { type: "string" } } };
  const declared = getting({ 200: jsonOf({}), 503: contentOf({ "application/json": { schema } }) });
  expect(await mocked(declared).ask("GET /a", prefer("fault=503"))).toMatchObject({
    status: 503,
    headers: { "Retry-After": "1" },
    body: { reason: expect.stringContaining("on purpose") as string },
  });
});

test("faults come at their rate, in a series that the seed decides, and help is to ask again", async () => {
  const series = async (seed: string, faultRate: number) => {
    const { ask } = mocked(paths, { mock: { seed, faultRate } });
    const faults: string[] = [];
    for (let n = 0; n < 200; n++) {
      const { status, fault } = await ask("GET /a");
      faults.push(status === 503 ? "503" : (fault ?? "none"));
    }
    return faults;
  };
  const some = await series("x", 0.25);
  const failed = some.filter((fault) => fault !== "none").length;
  expect(failed).toBeGreaterThan(20);
  expect(failed).toBeLessThan(80);
  expect(new Set(some)).toEqual(new Set(["none", "reset", "timeout", "malformed", "503"]));
  expect(await series("x", 0.25)).toEqual(some);
  expect(await series("y", 0.25)).not.toEqual(some);
  expect(new Set(await series("x", 0))).toEqual(new Set(["none"]));
  expect(await series("x", 1)).not.toContain("none");
});

test("a handler's answer can be disturbed too: its change lasts, and only a 503 keeps it from being made", async () => {
  const add = async ({ store }: { store: Transaction<CounterState> }) => {
    await store.put("counters", { id: String((await store.find("counters")).total) });
    return { status: 204 };
  };
  const operation = { operationId: "add", responses: { 204: { description: "" } } };
  const { ask, store } = mocked({ "/counters": { post: operation } }, { handlers: { add } });
  const total = () => store.read(async (view) => (await view.find("counters")).total);
  expect(await ask("POST /counters", prefer("fault=reset"))).toMatchObject({ status: 204, fault: "reset" });
  expect(await total()).toBe(1);
  expect(await ask("POST /counters", prefer("fault=503"))).toMatchObject({ status: 503 });
  expect(await total()).toBe(1);
});

test("a path that there is not is not disturbed", async () => {
  const { ask } = mocked(paths, { mock: { delay: 100, faultRate: 1 } });
  const answer = await ask("GET /nowhere");
  expect(answer.status).toBe(404);
  expect(answer).not.toHaveProperty("delayMs");
});
