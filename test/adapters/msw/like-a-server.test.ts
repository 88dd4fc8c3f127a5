import { afterAll, expect, test } from "vitest";
import { readContract } from "../../document/contract-document.ts";
import type { RunningService } from "../../operations/service.ts";
import { startService } from "../../operations/service.ts";
import type { Incoming, Outgoing } from "../../operations/transports.ts";
import { fc } from "../../property.ts";
import { anyRequest } from "./any-request.ts";

const REQUESTS = 3000;

/** Their figures are of the moment and the machine, so that no two answers are the same. */
const MOMENTARY = /\/api\/metrics\/(performance|security)/;

/** What belongs to a connection, and not to what was asked. */
const OF_CONNECTION = /^(connection|date|keep-alive|transfer-encoding|x-request-id|content-length)$/;

const { operations } = await readContract();
const services = {
  msw: await startService({ transport: "msw" }),
  express: await startService({ transport: "express" }),
};
afterAll(() => Promise.all(Object.values(services).map((service) => service.stop())));

/** What has to be the same of an answer. */
function essenceOf({ target }: Outgoing, { status, headers, text }: Incoming): object {
  const told = Object.entries(headers).filter(([name]) => !OF_CONNECTION.test(name));
  const isMomentary = MOMENTARY.test(target);
  return {
    status,
    headers: Object.fromEntries(told.filter(([name]) => !(isMomentary && name === "etag"))),
    body: isMomentary && status === 200 ? Object.keys(JSON.parse(text || "{}") as object) : text,
  };
}

/** Each service is asked for everything in the same order, so that their states stay the same. */
async function answersOf(service: RunningService, requests: readonly Outgoing[]): Promise<Incoming[]> {
  const answers: Incoming[] = [];
  for (const request of requests) answers.push(await service.send(request));
  return answers;
}

test(
  `${REQUESTS} requests, good and bad, are answered over MSW as over HTTP`,
  { timeout: 120_000 },
  async () => {
    const seed = fc.readConfigureGlobal().seed ?? 0;
    const requests = fc.sample(anyRequest(operations), { numRuns: REQUESTS, seed });
    const [own, served] = await Promise.all([
      answersOf(services.msw, requests),
      answersOf(services.express, requests),
    ]);
    const seen = new Map<number, number>();
    for (const [at, request] of requests.entries()) {
      const [one, other] = [own[at], served[at]];
      if (!one || !other) throw new Error("There is an answer for every request.");
      expect({ request, ...essenceOf(request, one) }).toEqual({ request, ...essenceOf(request, other) });
      seen.set(one.status, (seen.get(one.status) ?? 0) + 1);
    }
    expect([...seen.keys()]).toEqual(expect.arrayContaining([200, 201, 400, 404, 405, 409, 413, 415, 422]));
    const good = [...seen].filter(([status]) => status < 300).reduce((sum, [, count]) => sum + count, 0);
    expect(good / REQUESTS).toBeGreaterThan(0.2);
    expect(good / REQUESTS).toBeLessThan(0.8);
    expect(await services.msw.store.dump()).toEqual(await services.express.store.dump());
  },
);
