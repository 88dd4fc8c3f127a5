import { describe, expect, test } from "vitest";
import { verify } from "../../src/verify/verify.ts";
import { FAULTS, faultyProvider, KEY, petsContract } from "./faulty/faulty-provider.ts";

test("there are at least 60 faults", () => {
  expect(Object.values(FAULTS).flat().length).toBeGreaterThanOrEqual(60);
});

test("nothing is said against the provider without a fault", async () => {
  const { findings } = await verify(await petsContract(), {
    provider: await faultyProvider(),
    credentials: { Key: KEY },
  });
  expect(findings.map(({ operationId, message }) => `${operationId}: ${message}`)).toEqual([]);
});

describe.each(Object.entries(FAULTS))("%s:", (_, faults) => {
  test.each(faults)("a provider that $name is found out", async (fault) => {
    const { findings } = await verify(await petsContract(), {
      provider: await faultyProvider(fault),
      credentials: { Key: KEY },
      // One is enough to be told.
      maxFailures: 1,
    });
    expect(findings).not.toEqual([]);
  });
});
