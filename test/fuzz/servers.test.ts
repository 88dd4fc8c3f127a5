import { expect, test } from "vitest";
import { loadDocument } from "../../src/document/load.ts";
import type { RunningCommand } from "../cli/command.ts";
import { listen } from "../cli/command.ts";
import { fuzz } from "./fuzz.ts";

const SEED = Number(process.env.FUZZ_SEED ?? 20_251_215);
const CASES = Number(process.env.FUZZ_CASES ?? 700);
const TOKEN = "let-me-in";
const GITHUB = "node_modules/@octokit/openapi/generated/api.github.com.json";
const MIB = 2 ** 20;

/** The server's heap, in bytes, when all that is not used is gone. */
async function heapOf({ child, log }: RunningCommand): Promise<number> {
  const before = log.length;
  child.kill("SIGUSR2");
  const told = () => log.slice(before).find(({ msg }) => msg === "memory")?.heapUsed;
  await expect.poll(told, { timeout: 20_000 }).toBeDefined();
  return Number(told());
}

test.each([
  ["mock", "test/pets/openapi.yaml", ["mock", "test/pets/openapi.yaml"], CASES],
  ["mock --stateful", "test/pets/openapi.yaml", ["mock", "--stateful", "test/pets/openapi.yaml"], CASES],
  ["serve", "openapi.yaml", ["serve"], CASES],
  ["mock", GITHUB, ["mock", GITHUB], Math.ceil(CASES / 4)],
] as const)(
  "%s of %s fails at nothing that a client sends, stays as large as it was, and stops when it is told to",
  { timeout: 120_000 },
  async (_, path, args, cases) => {
    const node = ["--expose-gc", "--import", new URL("report-memory.ts", import.meta.url).href];
    const server = await listen(args, { node, env: { ADMIN_TOKEN: TOKEN } });
    const { document } = await loadDocument(path);
    const target = {
      ...{ port: Number(new URL(server.url).port), document },
      headers: { "x-admin-token": TOKEN, authorization: `Bearer ${TOKEN}` },
    };
    const first = await fuzz(target, { seed: SEED, cases });
    const before = await heapOf(server);
    const second = await fuzz(target, { seed: SEED, from: cases, cases });
    const after = await heapOf(server);
    expect([...first.findings, ...second.findings]).toEqual([]);
    expect(first.cases + second.cases).toBe(2 * cases);
    expect(after - before).toBeLessThan(10 * MIB);
    server.child.kill("SIGTERM");
    expect(await server.ended).toMatchObject({ code: 0, signal: null });
  },
);
