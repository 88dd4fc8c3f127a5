import { Counter, register } from "prom-client";
import { expect, onTestFinished, test } from "vitest";
import type { SiteOptions } from "../../../src/node.ts";
import {
  combineObservers,
  createContract,
  createServer,
  defineService,
  reply,
  ServerMetrics,
} from "../../../src/node.ts";
import { loadDocument } from "../../../src/document/load.ts";
import type { operations } from "../../pets/contract.gen.ts";
import petsFixtures from "../../pets/fixtures/index.ts";
import type { PetsState } from "../../pets/handlers/index.ts";
import petsService from "../../pets/handlers/index.ts";
import { mountSmall, serveSeveral } from "../site/several-contracts.ts";
import { samplesOf, scrape } from "./scraped.ts";

const { document } = await loadDocument("test/pets/openapi.yaml");

/** What Prometheus 3 sends. */
const PROMETHEUS =
  "application/openmetrics-text;version=1.0.0;escaping=allow-utf-8;q=0.6,application/openmetrics-text;version=0.0.1;q=0.5," +
  "text/plain;version=1.0.0;escaping=allow-utf-8;q=0.4,text/plain;version=0.0.4;q=0.3,*/*;q=0.2";

async function startCounted(options: Partial<SiteOptions> = {}, service = petsService) {
  const metrics = new ServerMetrics();
  const failures: unknown[] = [];
  const observer = combineObservers([{ failed: (error) => failures.push(error) }, metrics.observer()]);
  const contract = createContract<operations, PetsState>({
    document,
    service,
    fixtures: petsFixtures,
    observer,
  });
  const server = createServer(contract, { adminToken: "let me in", metrics, ...options });
  onTestFinished(() => server.close());
  return { server, ...(await server.listen()) };
}

const labels = (operation: string, method: string) =>
  `document="api",operation="${operation}",method="${method}"`;

test("requests are counted by operation, method and status, and their time by operation and method", async () => {
  const { url } = await startCounted();
  for (let n = 0; n < 3; n++) await fetch(`${url}/pets`);
  await fetch(`${url}/pets/pet-99`);
  const found = await scrape(`${url}/metrics`);
  expect(found.get(`contract_server_requests_total{${labels("listPets", "GET")},status="200"}`)).toBe(3);
  expect(found.get(`contract_server_requests_total{${labels("getPet", "GET")},status="404"}`)).toBe(1);
  const seconds = "contract_server_request_duration_seconds";
  expect(found.get(`${seconds}_count{${labels("listPets", "GET")}}`)).toBe(3);
  expect(found.get(`${seconds}_bucket{${labels("listPets", "GET")},le="+Inf"}`)).toBe(3);
  expect(found.get(`${seconds}_sum{${labels("listPets", "GET")}}`)).toBeGreaterThan(0);
  expect(found.get(`contract_server_answers_total{document="api",source="handler"}`)).toBe(4);
  expect(found.get(`contract_server_refusals_total{document="api",kind="not-found"}`)).toBe(1);
  expect(found.get("contract_server_requests_in_flight")).toBe(1);
});

test("nothing that a client makes up becomes a label", async () => {
  const { url } = await startCounted();
  const before = (await scrape(`${url}/metrics`)).size;
  for (let n = 0; n < 50; n++) {
    await fetch(`${url}/made-up-${n}?also=${n}`);
    await fetch(`${url}/pets`, { method: `MADEUP${n}` }).catch(() => undefined);
    await fetch(`${url}/pets/made-up-${n}`, { method: "PURGE" }).catch(() => undefined);
  }
  const response = await fetch(`${url}/metrics`);
  const text = await response.text();
  expect(text).not.toMatch(/made-?up/i);
  // Two operations more at the most, each with its buckets.
  expect(samplesOf(text).size - before).toBeLessThan(60);
});

test("it is told of broken replies, failures, tasks, sessions and the store", async () => {
  const service = defineService<operations, PetsState>({
    ...petsService,
    handlers: { ...petsService.handlers, listPets: () => reply(200, { total: -1 } as never) },
    tasks: {
      sweep: { everyMs: 1, run: () => undefined },
      stumble: { everyMs: 1, run: () => Promise.reject(new Error("no")) },
    },
  });
  const { url } = await startCounted({}, service);
  expect((await fetch(`${url}/pets`)).status).toBe(500);
  await fetch(`${url}/pets/pet-1`, { headers: { "X-Contract-Session": "one" } });
  await expect
    .poll(async () =>
      (await scrape(`${url}/metrics`)).get(
        'contract_server_task_runs_total{document="api",task="sweep",outcome="done"}',
      ),
    )
    .toBeGreaterThan(0);
  const found = await scrape(`${url}/metrics`);
  expect(found.get('contract_server_reply_violations_total{document="api",operation="listPets"}')).toBe(1);
  expect(
    found.get('contract_server_task_runs_total{document="api",task="stumble",outcome="failed"}'),
  ).toBeGreaterThan(0);
  expect(found.get('contract_server_failures_total{document="api"}')).toBeGreaterThan(0);
  expect(found.get('contract_server_sessions{document="api"}')).toBe(1);
  expect(found.get('contract_server_store_documents{document="api",collection="pets"}')).toBe(3);
  expect(found.get('contract_server_store_health{document="api",status="ready"}')).toBe(1);
  expect(found.get('contract_server_store_health{document="api",status="read-only"}')).toBe(0);
});

test("the process is watched from the first reading on, and what a handler counts by prom-client is told too", async () => {
  const { url } = await startCounted();
  const own = new Counter({ name: "pets_adopted_total", help: "Pets that have found a home." });
  onTestFinished(() => register.removeSingleMetric("pets_adopted_total"));
  own.inc(7);
  const found = await scrape(`${url}/metrics`);
  expect(found.get("pets_adopted_total")).toBe(7);
  expect(found.get("process_resident_memory_bytes")).toBeGreaterThan(1e6);
  expect([...found.keys()]).toEqual(
    expect.arrayContaining([
      "process_cpu_seconds_total",
      "nodejs_eventloop_lag_p99_seconds",
      "nodejs_heap_size_used_bytes",
    ]),
  );
  expect([...found.keys()].some((name) => name.startsWith("contract_server_build_info{version="))).toBe(true);
});

test("Prometheus gets OpenMetrics, a curl plain text, and each the same names", async () => {
  const { url } = await startCounted();
  const ask = async (accept: string) => {
    const response = await fetch(`${url}/metrics`, { headers: { Accept: accept } });
    return { type: response.headers.get("content-type"), text: await response.text() };
  };
  const first = await ask(PROMETHEUS);
  expect(first.type).toBe("application/openmetrics-text; version=1.0.0; charset=utf-8");
  expect(first.text).toMatch(/\n# TYPE contract_server_requests counter\n(.*\n)*# EOF\n$/);
  const plain = await ask("*/*");
  expect(plain.type).toBe("text/plain; version=0.0.4; charset=utf-8");
  expect(plain.text).toContain("# TYPE process_cpu_seconds_total counter\n");
  const second = await ask(PROMETHEUS);
  const names = (text: string) =>
    new Set([...samplesOf(text).keys()].map((name) => name.replace(/\{.*/, "")));
  expect(names(second.text)).toEqual(names(plain.text));
});

test("this machine may read them, others with the admin token, in its header or as a bearer's", async () => {
  const { url } = await startCounted();
  const elsewhere = { "X-Forwarded-For": "192.0.2.1" };
  const ask = async (headers: Record<string, string>) => (await fetch(`${url}/metrics`, { headers })).status;
  expect(await ask({})).toBe(200);
  expect(await ask(elsewhere)).toBe(401);
  expect(await ask({ ...elsewhere, Authorization: "Bearer let me in" })).toBe(401);
  expect(await ask({ ...elsewhere, "X-Admin-Token": "let me in" })).toBe(200);
  expect(await ask({ ...elsewhere, Authorization: "Bearer wrong" })).toBe(401);

  const other = await startCounted({ adminToken: "secret" });
  const bearer = await fetch(`${other.url}/metrics`, {
    headers: { ...elsewhere, Authorization: "Bearer secret" },
  });
  expect(bearer.status).toBe(200);
  const open = await startCounted({ metricsAccess: "everybody" });
  expect((await fetch(`${open.url}/metrics`, { headers: elsewhere })).status).toBe(200);
});

test("a contract keeps its own /metrics, and the server's are below /__contract; several are told apart", async () => {
  const metrics = new ServerMetrics();
  const mounts = [
    mountSmall({ name: "shop", paths: { "/metrics": "of the shop", "/things": "shop" } }),
    mountSmall({ name: "stock", servers: ["/stock"] }),
  ];
  const { url } = await serveSeveral(mounts, { metrics });
  expect(await (await fetch(`${url}/metrics`)).text()).toBe("of the shop");
  const found = await scrape(`${url}/__contract/metrics`);
  expect(found.get('contract_server_store_documents{document="shop",collection="notes"}')).toBe(1);
  expect(found.get('contract_server_store_documents{document="stock",collection="notes"}')).toBe(1);
});

test("a browser that goes to a frontend's /metrics gets the frontend, and programs the metrics", async () => {
  const page = {
    method: "GET" as const,
    hasRoutes: true,
    answer: () => ({
      status: 200,
      headers: {},
      mediaType: "text/html",
      body: "<p>frontend",
      source: "engine" as const,
    }),
  };
  const { url } = await startCounted({ pages: new Map([["/", page]]) });
  const ask = async (path: string, accept: string) =>
    (await fetch(url + path, { headers: { Accept: accept } })).text();
  const browser = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";
  expect(await ask("/metrics", browser)).toBe("<p>frontend");
  expect(await ask("/metrics", PROMETHEUS)).toContain("contract_server_build_info");
  expect(await ask("/metrics", "*/*")).toContain("contract_server_build_info");
  expect(await ask("/__contract/metrics", browser)).toContain("contract_server_build_info");
});
