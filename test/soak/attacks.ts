import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { loadDocument } from "../../src/document/load.ts";
import { fuzz } from "../fuzz/fuzz.ts";
import { startSoaked } from "./soaked-server.ts";

/** What came of an attack: what was tried, and what must not be. */
export interface AttackResult {
  readonly name: string;
  readonly tried: string;
  readonly faults: readonly string[];
}

const DOCUMENT = join(import.meta.dirname, "../../openapi.yaml");
const BIN = join(import.meta.dirname, "../../src/cli/bin.js");

/** Sends what means harm to the whole service for some seconds. */
export async function fuzzService(seconds: number, seed: number): Promise<AttackResult> {
  using server = await startSoaked(["serve", DOCUMENT, "--ephemeral"]);
  const { document } = await loadDocument(DOCUMENT);
  const target = { port: Number(new URL(server.url).port), document, headers: { "x-admin-token": "soak" } };
  const { cases, findings } = await fuzz(target, { seed, seconds });
  const { code, stderr } = await server.stop();
  return {
    name: "fuzzer",
    tried: `${cases} cases`,
    faults: [
      ...findings.map(({ kind, case: number, what }) => `${kind} case ${number}: ${what}`),
      ...(code === 0 ? [] : [`the server ended with ${String(code)}: ${stderr}`]),
    ],
  };
}

/** Verifies the whole service with a seed of its own. */
export async function verifyService(seed: number): Promise<AttackResult> {
  using server = await startSoaked(["serve", DOCUMENT, "--ephemeral"]);
  const args = [BIN, "verify", DOCUMENT, "--url", server.url, "--seed", String(seed)];
  const credentials = ["--header", "X-Admin-Token: soak"];
  const child = spawn(process.execPath, [...args, ...credentials], { stdio: ["ignore", "pipe", "pipe"] });
  const [said] = await Promise.all([text(child.stdout), text(child.stderr), once(child, "close")]);
  await server.stop();
  const lines = said.trim().split("\n");
  return {
    name: "verify",
    tried: lines.at(-1) ?? "",
    faults:
      child.exitCode === 0 ? [] : [`it ended with ${String(child.exitCode)}: ${lines.slice(-30).join("\n")}`],
  };
}
