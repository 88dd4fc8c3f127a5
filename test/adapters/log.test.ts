import { pino } from "pino";
import { expect, test } from "vitest";
import { logObserver } from "../../src/adapters/pino/log-observer.ts";

/** What an observer writes into a log, line by line. */
function observe() {
  const lines: unknown[] = [];
  const logger = pino(
    { base: undefined, timestamp: false },
    { write: (line) => void lines.push(JSON.parse(line)) },
  );
  return { observer: logObserver(logger), lines };
}

const request = {
  method: "GET",
  path: "/pets",
  query: "a=secret",
  headers: { "x-request-id": "r1", cookie: "c=1" },
};

test.each([
  [200, 30],
  [304, 30],
  [404, 40],
  [500, 50],
])("an answer of status %i is a line of level %i", (status, level) => {
  const { observer, lines } = observe();
  observer.exchanged?.({ request, operationId: "listPets", status, source: "handler", durationMs: 1.23456 });
  expect(lines).toEqual([
    {
      level,
      requestId: "r1",
      method: "GET",
      path: "/pets",
      operationId: "listPets",
      status,
      durationMs: 1.23,
      source: "handler",
      msg: "request",
    },
  ]);
});

test("a refusal says why", () => {
  const { observer, lines } = observe();
  observer.exchanged?.({
    request,
    status: 404,
    source: "engine",
    durationMs: 1,
    refusal: "There is no such path.",
  });
  expect(lines).toMatchObject([{ refusal: "There is no such path." }]);
});

test("a failure is logged with its stack, which no client sees, and the request that it happened in", () => {
  const { observer, lines } = observe();
  observer.failed?.(new Error("boom"), "listPets", request);
  const stack = expect.stringContaining("log.test.ts") as string;
  expect(lines).toMatchObject([
    { level: 50, requestId: "r1", during: "listPets", err: { message: "boom", stack } },
  ]);
});

test("a reply that breaks the contract is logged with what is wrong", () => {
  const { observer, lines } = observe();
  const violations = [{ in: "body" as const, path: "/name", keyword: "type", message: "must be string" }];
  observer.replyBroke?.("getPet", 200, violations, request);
  expect(lines).toMatchObject([
    { level: 50, requestId: "r1", operationId: "getPet", status: 200, violations },
  ]);
});
