import { expect, test } from "vitest";
import { toReport } from "../../src/verify/report/report.ts";
import { writeText } from "../../src/verify/report/text/text.ts";
import { verifyPets } from "./pets-provider.ts";

test("verify exercises each rule of a contract on both sides, and says what no answer has shown", async () => {
  const { coverage } = await verifyPets(undefined, { credentials: { AdminToken: "secret-secret" } });
  const { operations, parameters, constraints, statuses, never } = coverage;
  expect({ operations, parameters }).toEqual({
    operations: { covered: 6, total: 6 },
    parameters: { covered: parameters.total, total: parameters.total },
  });
  expect([constraints.kept, constraints.broken]).toEqual([constraints.total, constraints.breakable]);
  expect(statuses.covered).toBeLessThan(statuses.total);
  // Nothing is sent that is too large to be taken.
  expect(never.map(({ pointer }) => pointer)).toContain("/paths/~1pets/post/responses/413");
});

test("only the operations count that were chosen", async () => {
  const { coverage } = await verifyPets(undefined, { includeOperations: ["listPets"] });
  expect(coverage.perOperation.map(({ operationId }) => operationId)).toEqual(["listPets"]);
  expect(coverage.operations).toEqual({ covered: 1, total: 1 });
});

test("a provider that is never reached exercises nothing", async () => {
  const { coverage } = await verifyPets((reply) => ({ ...reply, status: 0 }));
  expect(coverage.overall.covered).toBe(0);
});

test("the report has the sums, in the terminal too", async () => {
  const result = await verifyPets(undefined, { phases: ["examples"] });
  const report = toReport(result);
  expect(report.coverage).toEqual(result.coverage);
  expect(writeText(report)).toMatch(/^coverage of the contract:\n {2}operations +6 of 6 +100 %$/m);
});
