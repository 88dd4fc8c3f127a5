import { expect, test } from "vitest";
import type { Surroundings } from "../../src/index.ts";
import { TrafficRecorder } from "../../src/contract/traffic.ts";
import { NOW } from "./pets-contract.ts";
import { askSmall, json } from "./small-contract.ts";

test("a window holds what was answered in it and nothing older", () => {
  const recorder = new TrafficRecorder();
  const answered: [time: number, latency: number, method: string, status: number][] = [
    [1_000, 500, "GET", 500],
    [60_000, 1, "GET", 200],
    [61_000, 2, "GET", 304],
    [62_000, 3, "POST", 409],
    [63_000, 10, "POST", 503],
  ];
  for (const [time, latency, method, status] of answered) {
    recorder.begin();
    recorder.end(time, latency, method, status);
  }
  recorder.begin();
  expect(recorder.window(60_000, 63_500)).toEqual({
    windowMs: 60_000,
    requests: 4,
    statuses: { 200: 1, 304: 1, 409: 1, 503: 1 },
    serverErrors: 1,
    latencyMs: { mean: 4, p50: 3, p95: 10 },
    reads: 2,
    notModified: 1,
    inFlight: 1,
  });
});

test("without traffic all figures are nought", () => {
  expect(new TrafficRecorder().window(60_000, 1_000)).toMatchObject({
    requests: 0,
    statuses: {},
    latencyMs: { mean: 0, p50: 0, p95: 0 },
  });
});

test("memory is bounded: of a hundred thousand answers the latest are kept", () => {
  const recorder = new TrafficRecorder();
  for (let at = 0; at < 100_000; at++) {
    recorder.begin();
    recorder.end(at, 1, "GET", at < 90_000 ? 500 : 200);
  }
  const { requests, serverErrors, statuses } = recorder.window(100_000, 100_000);
  expect(requests).toBeLessThan(20_000);
  expect(statuses[200]).toBe(10_000);
  expect(serverErrors).toBe(requests - 10_000);
});

test("answers that a clock set back has dated later than now are not of the window, and hide none that are", () => {
  const recorder = new TrafficRecorder();
  for (const time of [61_000, 3_661_000, 62_000, 1_000]) {
    recorder.begin();
    recorder.end(time, 1, "GET", 200);
  }
  expect(recorder.window(60_000, 63_000).requests).toBe(2);
});

test("an answer counts from when it was given, however long it took", async () => {
  let time = NOW.getTime();
  const seen: number[] = [];
  const paths = {
    "/slow": { get: { operationId: "wait", responses: { 200: json() } } },
    "/traffic": { get: { operationId: "count", responses: { 200: json() } } },
  };
  const ask = askSmall(
    { paths },
    {
      wait: () => {
        time += 120_000;
        return { status: 200, body: null };
      },
      count: ({ traffic }: Pick<Surroundings, "traffic">) => {
        seen.push(traffic(60_000).requests);
        return { status: 200, body: null };
      },
    },
    { clock: () => new Date(time) },
  );
  await ask("GET", "/slow");
  await ask("GET", "/traffic");
  expect(seen).toEqual([1]);
});
