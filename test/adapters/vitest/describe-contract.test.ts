import { execFile } from "node:child_process";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { DescribeOptions } from "../../../src/vitest.ts";
import { describeContract } from "../../../src/vitest.ts";
import { createPets } from "../../contract/pets-contract.ts";
import { petsDocument } from "../../verify/pets-provider.ts";

const { contract } = await createPets();
describeContract(await petsDocument(), { contract, maxExamples: 5 });

/** What Vitest says of tests of a provider that is at fault. */
function runDescribed(...args: readonly string[]): Promise<string> {
  const vitest = join(import.meta.dirname, "../../../node_modules/vitest/vitest.mjs");
  const config = join(import.meta.dirname, "described/vitest.config.ts");
  const env = { ...process.env, NO_COLOR: "1", FORCE_COLOR: undefined };
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      [vitest, "run", "--config", config, "--reporter", "verbose", ...args],
      { env },
      (_, stdout, stderr) => resolve(stdout + stderr),
    );
  });
}

test("each operation and each sequence is a test, and the one fails that shows a fault", async () => {
  const output = await runDescribed();
  const outcomes = [...output.matchAll(/^ *([✓×↓]) pets\.spec\.ts > pets > (.+?)(?: \d+ms)?$/gm)];
  const failed = outcomes.filter(([, mark]) => mark === "×").map(([, , name]) => name);
  const passed = outcomes.filter(([, mark]) => mark === "✓").map(([, , name]) => name);
  expect(passed).toEqual(
    expect.arrayContaining(["listPets", "createPet", "createPet: create, read, replace, delete"]),
  );
  expect(failed).toEqual(["getPet"]);
});

test("the message says what, by which rule and how to send it again, at the line that asked for it", async () => {
  const output = await runDescribed("-t", "getPet$");
  expect(output).toContain("BrokenContract: the contract is broken in one way (seed 1)");
  expect(output).toContain("1. getPet: response 200: body/name must be string");
  expect(output).toMatch(/rule +#\/components\/schemas\/\S+\/type/);
  expect(output).toMatch(/sent +curl .*http:\/\/localhost\/pets\/pet-1/);
  expect(output).toMatch(/❯ pets\.spec\.ts:\d+:\d+/);
});

test("a test that is run alone knows the ids that others ask for, and says what it could not try", async () => {
  const output = await runDescribed("-t", "deletePet$");
  expect(output).toMatch(/✓ pets\.spec\.ts > pets > deletePet/);
  expect(output).toContain("↳ deletePet asks for credentials, and none were given");
});

test("a block of tests about nobody is refused at once", async () => {
  const pets = await petsDocument();
  expect(() => describeContract(pets, {} as DescribeOptions)).toThrow("who shall be verified?");
});
