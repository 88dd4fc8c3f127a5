import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import { ContractCoverage } from "../../src/coverage/contract-coverage.ts";
import type { CoverageRecord } from "../../src/coverage/coverage-record.ts";
import { mergeRecords, readRecord } from "../../src/coverage/coverage-record.ts";
import { coverContract } from "../../src/coverage/cover-contract.ts";
import type { Contract } from "../../src/index.ts";
import { asker } from "../contract/pets-contract.ts";
import { petsDocument } from "../verify/pets-provider.ts";

/** What a session may ask the pets of: what they have, what they refuse, and what they know nothing of. */
const ASKED = fc.record({
  method: fc.constantFrom("GET", "POST", "PUT", "PATCH", "DELETE", "HEAD"),
  target: fc.constantFrom("/pets", "/pets?limit=1", "/pets?limit=0", "/pets?limit=x", "/pets/pet-1", "/pets/x", "/y"),
  json: fc.option(
    fc.record(
      { name: fc.constantFrom("Rex", "", 7), kind: fc.constantFrom("dog", "cow"), tags: fc.array(fc.string()) },
      { requiredKeys: [] },
    ),
    { nil: undefined },
  ),
});
type Session = readonly { method: string; target: string; json: unknown }[];
const SESSION = fc.array(ASKED, { maxLength: 12 });

describe("coverage of any traffic", () => {
  let contract: Contract;
  beforeAll(async () => {
    // Answered from the document alone, the same is always answered the same.
    contract = await petsDocument();
  });

  async function cover(session: Session, coverage = new ContractCoverage(contract)) {
    const ask = asker(coverContract(contract, coverage));
    for (const { method, target, json } of session) await ask(method, target, { json });
    return coverage;
  }

  function reportOf(records: readonly CoverageRecord[]) {
    const coverage = new ContractCoverage(contract);
    for (const record of records) coverage.merge(record);
    return coverage.report();
  }

  test("never falls by another exchange, and never comes to more than there is", async () => {
    await fc.assert(
      fc.asyncProperty(SESSION, async (session) => {
        const coverage = new ContractCoverage(contract);
        let before = 0;
        for (const one of session) {
          await cover([one], coverage);
          const { overall, never } = coverage.report();
          expect(overall.covered).toBeGreaterThanOrEqual(before);
          expect(overall.covered + never.length).toBe(overall.total);
          before = overall.covered;
        }
      }),
      { numRuns: 30 },
    );
  });

  test("is the same in whichever order sessions are merged, and that of one session with them all", async () => {
    await fc.assert(
      fc.asyncProperty(SESSION, SESSION, SESSION, async (...sessions) => {
        const [a, b, c] = await Promise.all(sessions.map(async (one) => (await cover(one)).record()));
        const [first = {}, second = {}, third = {}] = [a, b, c];
        expect(mergeRecords([first, second])).toEqual(mergeRecords([second, first]));
        expect(mergeRecords([mergeRecords([first, second]), third])).toEqual(
          mergeRecords([first, mergeRecords([second, third])]),
        );
        const whole = (await cover(sessions.flat())).report();
        expect(reportOf([first, second, third])).toEqual(whole);
        expect(reportOf([mergeRecords([third, first, second])])).toEqual(whole);
      }),
      { numRuns: 30 },
    );
  });

  test("is the same after it was written down and read", async () => {
    await fc.assert(
      fc.asyncProperty(SESSION, async (session) => {
        const coverage = await cover(session);
        const read = readRecord(JSON.parse(JSON.stringify(coverage.record())));
        expect(reportOf([read ?? {}])).toEqual(coverage.report());
      }),
      { numRuns: 30 },
    );
  });

  test("keeps no more however often the same is asked", async () => {
    const session: Session = [{ method: "GET", target: "/pets?limit=1", json: undefined }];
    const once = await cover(session);
    const often = await cover(Array.from({ length: 200 }, () => session).flat());
    const { asked: one, ...first } = once.record().listPets ?? { asked: 0 };
    const { asked: many, ...later } = often.record().listPets ?? { asked: 0 };
    expect([one, many]).toEqual([1, 200]);
    expect(later).toEqual(first);
  });

  test("passes over what was recorded of operations and rules that are no longer there", () => {
    const record = {
      gone: { asked: 1, exercised: [], kept: [], broken: [] },
      listPets: { asked: 1, exercised: ["/gone"], kept: ["/gone"], broken: ["/gone"] },
    };
    const { overall, operations } = reportOf([record]);
    expect(operations.covered).toBe(1);
    expect(overall.covered).toBe(1);
  });
});
