import { expect, test } from "vitest";
import { TrafficReport } from "../../src/forward/report/traffic-report.ts";
import { sendJson, servePetsBeside, startUpstream } from "./beside.ts";

const upstreamOf = () =>
  startUpstream(({ url = "" }, response) => {
    if (url.startsWith("/pets")) sendJson(response, 200, { pets: [{ id: "pet-1", kind: "dog" }], total: 1 });
    else sendJson(response, 404, { detail: "Not Found" });
  });

interface Read {
  readonly operations: readonly {
    readonly operationId: string;
    readonly asked: number;
    readonly answeredBy: object;
    readonly declined: object;
    readonly broken: readonly { readonly of: string; readonly what: string; readonly count: number }[];
  }[];
  readonly undocumented: readonly { readonly request: string; readonly asked: number }[];
}

test("the report says how often each operation was asked, who answered, and what broke the contract", async () => {
  const upstream = await upstreamOf();
  const { url } = await servePetsBeside(upstream.url);
  await fetch(`${url}/pets`);
  await fetch(`${url}/pets`);
  await fetch(`${url}/shelters`);
  await fetch(`${url}/elsewhere?secret=1`);
  const report = (await (await fetch(`${url}/__contract/report`)).json()) as Read;
  const operation = (id: string) => report.operations.find(({ operationId }) => operationId === id);
  expect(operation("listPets")).toMatchObject({
    asked: 2,
    answeredBy: { forward: 2 },
    broken: [{ of: "reply", what: "body/pets/…/name is required", count: 2 }],
  });
  expect(operation("listShelters")).toMatchObject({
    asked: 1,
    answeredBy: { mock: 1 },
    declined: { 404: 1 },
  });
  expect(operation("deletePet")).toMatchObject({ asked: 0, answeredBy: {}, broken: [] });
  expect(report.undocumented).toMatchObject([{ request: "GET /elsewhere", asked: 1 }]);
});

test("a browser gets it as a page without scripts, in which nothing of a request is markup", async () => {
  const upstream = await upstreamOf();
  const { url } = await servePetsBeside(upstream.url);
  await fetch(`${url}/%3Cscript%3E'&`);
  await fetch(`${url}/pets`);
  const response = await fetch(`${url}/__contract/report`, { headers: { accept: "text/html,*/*;q=0.8" } });
  const page = await response.text();
  expect(response.headers.get("content-type")).toBe("text/html; charset=utf-8");
  expect(response.headers.get("content-security-policy")).toMatch(/^default-src 'none'; style-src 'sha256-/);
  expect(page).toContain("GET /%3Cscript%3E&#39;&amp;");
  expect(page).toContain("body/pets/…/name is required");
  expect(page).not.toMatch(/<script|<link|https?:\/\//);
});

test("the report is for this machine, or for whoever has the admin token", async () => {
  const upstream = await upstreamOf();
  const { url } = await servePetsBeside(upstream.url);
  const elsewhere = { "x-forwarded-for": "192.0.2.1" };
  expect((await fetch(`${url}/__contract/report`, { headers: elsewhere })).status).toBe(401);
  const headers = { ...elsewhere, "x-admin-token": "let me in" };
  expect((await fetch(`${url}/__contract/report`, { headers })).status).toBe(200);
});

test("whatever comes, the report stays within bounds and says how much it has left out", () => {
  const report = new TrafficReport(() => new Date("2026-01-02T03:04:05Z"));
  for (let at = 0; at < 1000; at++) {
    const request = { method: "GET", path: `/${at}${"x".repeat(1000)}`, query: "", headers: {} };
    report.observer.exchanged?.({ request, status: 404, source: "forward", durationMs: 1 });
    const violation = {
      in: "body",
      path: `/name-${at}`,
      keyword: "type",
      message: "y".repeat(1000),
    } as const;
    report.observer.replyBroke?.("listPets", 200, [violation]);
  }
  const operation = { operationId: "listPets", method: "GET", path: "/pets" };
  const read = report.read([operation]);
  expect([read.undocumented.length, read.otherUndocumented]).toEqual([200, 800]);
  expect(read.operations[0]?.broken.length).toBe(50);
  expect(read.operations[0]?.otherBreaches).toBe(950);
  expect(JSON.stringify(read).length).toBeLessThan(150_000);
});
