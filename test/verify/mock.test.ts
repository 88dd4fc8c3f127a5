import { describe, expect, test } from "vitest";
import { createContractProvider } from "../../src/adapters/provider/contract-provider.ts";
import { createContract, loadDocument, statefulService } from "../../src/node.ts";
import { toReport } from "../../src/verify/report/report.ts";
import type { Phase } from "../../src/verify/test-case.ts";
import { verify } from "../../src/verify/verify.ts";

const DOCUMENTS = [
  "openapi.yaml",
  "test/pets/openapi.yaml",
  "test/library/openapi.yaml",
  "test/verify/faulty/openapi.yaml",
];

/** What a mock without state can be held to. */
const STATELESS: readonly Phase[] = ["examples", "coverage", "generated"];

describe.each(DOCUMENTS)("%s", (path) => {
  test("is kept by its mock, from examples and generated", async () => {
    const { document } = await loadDocument(path);
    for (const dynamic of [false, true]) {
      const contract = createContract({ document, mock: { dynamic } });
      const provider = createContractProvider(contract);
      const result = await verify(contract, { provider, phases: STATELESS, maxExamples: 20 });
      expect(toReport(result).findings).toEqual([]);
    }
  }, 120_000);
});

test.each(["test/pets/openapi.yaml", "test/library/openapi.yaml", "test/verify/faulty/openapi.yaml"])(
  "%s is kept by the mock that remembers, sequences and all",
  async (path) => {
    const { document } = await loadDocument(path);
    const { service, fixtures } = await statefulService(document);
    const contract = createContract({ document, service, fixtures });
    const result = await verify(contract, { provider: createContractProvider(contract), maxExamples: 20 });
    expect(toReport(result).findings).toEqual([]);
  },
  120_000,
);
