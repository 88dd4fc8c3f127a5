import { expect, test } from "vitest";
import { mountContract, createContract, createServer, loadDocument } from "../../../src/node.ts";
import { ContractCoverage } from "../../../src/coverage/contract-coverage.ts";
import { TrafficReport } from "../../../src/forward/report/traffic-report.ts";
import { ServerMetrics } from "../../../src/adapters/metrics/server-metrics.ts";

const TOKEN = "the-admin-token";

/** What everybody may ask for: what the document says, and how the server is. */
const OPEN = new Set([
  ...["GET /docs", "GET /docs/", "GET /openapi.json", "GET /openapi.yaml", "GET /__contract/try-out"],
  ...["GET /__contract/docs", "GET /__contract/openapi.json", "GET /__contract/openapi.yaml"],
  ...["GET /__contract/health", "GET /__contract/session"],
]);

/** A contract with every page that there can be. */
async function everything() {
  const { document } = await loadDocument("test/pets/openapi.yaml");
  const contract = createContract({ document });
  const scenarios = {
    names: () => Promise.resolve(["busy"]),
    read: () => Promise.resolve({ collections: {} }),
  };
  return mountContract(contract, {
    scenario: { scenarios },
    report: new TrafficReport(),
    coverage: new ContractCoverage(contract),
  });
}

test("where other machines can reach a server, all that shows or changes a state needs the token, from this one too", async () => {
  const mount = await everything();
  const pages = mount.createPages({ root: "/__contract", version: "1" });
  await using server = await createServer([mount], {
    adminToken: TOKEN,
    metrics: new ServerMetrics(),
  }).listen({
    host: "0.0.0.0",
  });
  const url = server.url.replace("0.0.0.0", "127.0.0.1");
  const status = async (method: string, path: string, token?: string) => {
    const headers = token === undefined ? {} : { "X-Admin-Token": token };
    const response = await fetch(url + path, { method, headers });
    await response.arrayBuffer();
    return response.status;
  };
  const paths = [...pages.byPath.keys()].filter((path) => !path.startsWith("/__contract/docs/"));
  const guarded: string[] = [];
  for (const path of [...paths, "/metrics", "/__contract/metrics"]) {
    for (const method of ["GET", "POST", "DELETE"]) {
      const found = await status(method, path);
      if (found === 405 || OPEN.has(`${method} ${path}`)) continue;
      // Ends a session that its client has to name.
      if (`${method} ${path}` === "DELETE /__contract/session") continue;
      guarded.push(`${method} ${path}`);
      expect([method, path, found]).toEqual([method, path, 401]);
      expect([path, await status(method, path, "wrong")]).toEqual([path, 401]);
      expect([path, await status(method, path, `${TOKEN}${TOKEN}`)]).toEqual([path, 401]);
    }
  }
  expect(guarded.sort()).toEqual([
    ...[
      "DELETE /__contract/coverage",
      "GET /__contract/coverage",
      "GET /__contract/metrics",
      "GET /__contract/report",
    ],
    ...["GET /__contract/scenario", "GET /__contract/state", "GET /metrics", "POST /__contract/reset"],
    "POST /__contract/scenario",
  ]);
  for (const call of guarded) {
    const [method = "", path = ""] = call.split(" ");
    expect([call, await status(method, path, TOKEN)]).not.toEqual([call, 401]);
  }
});

test("without a token nobody may, where other machines can reach a server", async () => {
  await using server = await createServer([await everything()]).listen({ host: "0.0.0.0" });
  const url = server.url.replace("0.0.0.0", "127.0.0.1");
  for (const headers of [{}, { "X-Admin-Token": "" }, { "X-Admin-Token": "undefined" }]) {
    expect((await fetch(`${url}/__contract/state`, { headers })).status).toBe(401);
  }
});
