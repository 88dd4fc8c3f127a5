import { isDeepStrictEqual } from "node:util";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readContract } from "../document/contract-document.ts";
import { BROKEN, SECRET } from "./broken-services.ts";
import { namesOfRequests, replyExamples, requestOf, toSent } from "./examples.ts";
import type { RunningService } from "./service.ts";
import { startService } from "./service.ts";
import type { Situation } from "./situations.ts";
import { requestFor, situationOf } from "./situations.ts";
import { TRANSPORTS } from "./transports.ts";

const { operations } = await readContract();
const examples = replyExamples(operations);

/** Examples of parameters that operations share, where they belong to a reply of another one. */
const shared = operations.flatMap((operation) =>
  namesOfRequests(operation)
    .filter((name) => !examples.some((example) => example.operation === operation && example.name === name))
    .map((name) => ({ operation, operationId: operation.operationId, name })),
);

/** Their figures are those of the moment. */
const MOMENTARY = ["getSecurityMetrics", "getPerformanceMetrics"];

describe.each(TRANSPORTS)("every example is answered (%s)", (transport) => {
  const services = new Map<Situation["broken"], RunningService>();
  beforeAll(async () => {
    services.set(undefined, await startService({ transport }));
    for (const broken of ["handlers", "store", "host"] as const) {
      services.set(broken, await startService({ transport, ...BROKEN[broken]() }));
    }
  });
  afterAll(() => Promise.all([...services.values()].map((service) => service.stop())));

  test.each(examples.map((example) => ({ ...example, id: example.operation.operationId })))(
    "$id $status $name",
    async (example) => {
      const { operation, name, status, value } = example;
      const situation = situationOf(example);
      const service = services.get(situation.broken);
      if (!service) throw new Error(`There is no service whose ${String(situation.broken)} are broken.`);
      await service.reset();
      await situation.before?.(service, operation);
      const before = await service.store.dump();
      const [method, target, sent] = requestFor(example);
      const answer = await service.ask(method, target, sent);
      expect({ status: answer.status, body: answer.body }).toMatchObject({ status });
      if (status >= 400) {
        expect(essenceOf(answer.body)).toEqual(essenceOf(value));
        expect(answer.text).not.toContain(SECRET);
        expect(await changesSince(service, before)).toEqual(
          status === 409 || status === 412 ? ["events"] : [],
        );
      } else if (MOMENTARY.includes(operation.operationId)) {
        expect(Object.keys(answer.body as object).sort()).toEqual(Object.keys(value as object).sort());
      } else {
        expect(shortenedLike(value, answer.body), name).toEqual(value);
      }
    },
  );

  test.each(shared)("$operationId takes $name, an example that it shares", async ({ operation, name }) => {
    const service = services.get(undefined);
    await service?.reset();
    const answer = await service?.ask(...requestFor({ operation, name, status: 200, value: undefined }));
    expect(answer?.status).toBeLessThan(300);
  });

  test.each(operations.filter(({ responses }) => "304" in responses))(
    "$operationId 304 has no body",
    async (operation) => {
      const service = services.get(undefined);
      const [method, target] = toSent(operation, requestOf(operation, ""));
      const first = await service?.ask(method, target);
      const etag = first?.headers.etag ?? "";
      const again = await service?.ask(method, target, { headers: { "if-none-match": etag } });
      expect(again).toMatchObject({ status: 304, text: "", headers: { etag } });
    },
  );

  test("so every status that is declared was answered, and no other", () => {
    const seen = new Set([...services.values()].flatMap((service) => [...service.seen]));
    const declared = operations.flatMap(({ operationId, responses }) =>
      Object.keys(responses).map((status) => `${operationId} ${status}`),
    );
    expect([...seen].sort()).toEqual(declared.sort());
  });
});

/** What of a problem is stable: all but the words, and the values that depend on the operation. */
function essenceOf(problem: unknown): object {
  const { detail, errors, ...rest } = problem as {
    detail: string;
    errors?: readonly Record<string, string>[];
  };
  return {
    ...rest,
    isExplained: detail.length > 10,
    errors: errors?.map(({ in: place, keyword }) => ({ place, keyword })),
  };
}

/** The answer with its lists cut to the length that they have in the example. */
function shortenedLike(example: unknown, answer: unknown): unknown {
  if (typeof example !== "object" || typeof answer !== "object" || !example || !answer) return answer;
  if (Array.isArray(answer)) {
    const entries: readonly unknown[] = Array.isArray(example) ? example : [];
    return answer.slice(0, entries.length).map((entry, at) => shortenedLike(entries[at], entry));
  }
  const parts = new Map(Object.entries(example));
  return Object.fromEntries(
    Object.entries(answer).map(([key, value]) => [key, shortenedLike(parts.get(key), value)]),
  );
}

/** The names of the collections and counters that are not as they were. */
async function changesSince(
  { store }: RunningService,
  before: Awaited<ReturnType<RunningService["store"]["dump"]>>,
): Promise<string[]> {
  const after = await store.dump();
  const parts = [
    [before.collections, after.collections],
    [before.counters ?? {}, after.counters ?? {}],
  ] as const;
  const changed = parts.flatMap(([old, now]) => {
    const known = new Map(Object.entries<unknown>(old));
    return Object.entries<unknown>(now)
      .filter(([name, value]) => !isDeepStrictEqual(known.get(name), value))
      .map(([name]) => name);
  });
  return [...new Set(changed)];
}
