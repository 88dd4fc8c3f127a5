import { expect, test } from "vitest";
import { ContractCoverage, coverContract, createServer } from "../../src/node.ts";
import type { SavedCoverage } from "../../src/coverage/coverage-file.ts";
import { createPets } from "../contract/pets-contract.ts";

test("a server of one's own tells its coverage, as the library's page has it", async () => {
  const { contract } = await createPets();
  const coverage = new ContractCoverage(contract);
  await using server = await createServer(coverContract(contract, coverage), { coverage }).listen();
  await fetch(`${server.url}/pets`);
  const saved = (await (await fetch(`${server.url}/__contract/coverage`)).json()) as SavedCoverage;
  expect(saved.coverage).toEqual(coverage.report());
  expect(saved.record).toEqual(coverage.record());
  expect(coverage.report().operations).toEqual({ covered: 1, total: 6 });
});

test("a request whose body fails on its way is answered all the same", async () => {
  const { contract } = await createPets();
  const covered = coverContract(contract, new ContractCoverage(contract));
  const { status } = await covered.handle({
    ...{ method: "POST", path: "/pets", query: "" },
    headers: { "content-type": "application/json" },
    body: () => Promise.reject(new Error("the client has gone")),
  });
  expect(status).toBe(500);
});
