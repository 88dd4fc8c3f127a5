import { expect, test } from "vitest";
import fixtures from "../../fixtures/index.ts";
import modelOps from "../../handlers/index.ts";
import { createHttpProvider } from "../../src/adapters/provider/http-provider.ts";
import { createContract, createHostMonitor, createServer, isSecret, loadDocument } from "../../src/node.ts";
import { toReport } from "../../src/verify/report/report.ts";
import { verify } from "../../src/verify/verify.ts";

const TOKEN = "the-admin-token-of-this-test";

test("the ModelOps server keeps its own contract, in all phases and as admin", async () => {
  const { document, locate } = await loadDocument("openapi.yaml");
  const contract = createContract({
    ...{ document, service: modelOps, fixtures },
    credentials: { AdminToken: isSecret(TOKEN) },
    host: createHostMonitor("."),
  });
  await using server = await createServer(contract).listen();
  const provider = createHttpProvider(new URL(server.url));
  const result = await verify(contract, { provider, credentials: { AdminToken: TOKEN } });
  provider.close?.();
  const { findings, operations, cases } = toReport(result, locate);
  expect(findings).toEqual([]);
  expect(cases).toBeGreaterThan(3000);
  // Each of them is asked, and is seen to do what it is there for.
  const neverDone = operations.filter(
    ({ statuses }) => !Object.keys(statuses).some((status) => status < "300"),
  );
  expect(neverDone.map(({ operationId }) => operationId)).toEqual([]);
}, 120_000);
