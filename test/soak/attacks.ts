import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { loadDocument } from "../../src/document/load.ts";
import type { FuzzFinding } from "../fuzz/fuzz.ts";
import { fuzz } from "../fuzz/fuzz.ts";
import type { TrendSample } from "./memory-trend.ts";
import { trendOf } from "./memory-trend.ts";
import { mib, readFigures } from "./soak-scenario.ts";
import { startSoaked } from "./soaked-server.ts";

/** What came of an attack: what was tried, and what must not be. */
export interface AttackResult {
  readonly name: string;
  readonly tried: string;
  readonly faults: readonly string[];
}

/** A server that is attacked. */
export interface AttackedServer {
  readonly name: string;
  readonly document: string;
  /** The arguments of its command, with a folder for its data. */
  readonly args: (folder: string) => readonly string[];
}

const ROOT = join(import.meta.dirname, "../..");
const MODEL_OPS = join(ROOT, "openapi.yaml");
const PETS = join(ROOT, "test/pets/openapi.yaml");
const BIN = join(ROOT, "src/cli/bin.js");
const TOKEN = "soak";

/** The service on files, and contracts without code behind them. */
export const ATTACKED: readonly AttackedServer[] = [
  { name: "serve, on file", document: MODEL_OPS, args: (folder) => ["serve", MODEL_OPS, "--data", folder] },
  { name: "mock", document: MODEL_OPS, args: () => ["mock", MODEL_OPS] },
  { name: "mock of pets", document: PETS, args: () => ["mock", PETS] },
];

/** How many samples of the memory are taken, each after a stretch of cases. */
const STRETCHES = 12;

/** Sends to a server for some seconds what means harm: bytes that are nearly HTTP, requests that are nearly the contract's. */
export async function fuzzServer(
  { name, document: path, args }: AttackedServer,
  folder: string,
  seconds: number,
  seed: number,
): Promise<AttackResult> {
  using server = await startSoaked(args(folder));
  const { document } = await loadDocument(path);
  const headers = { "x-admin-token": TOKEN, authorization: `Bearer ${TOKEN}` };
  const target = { port: Number(new URL(server.url).port), document, headers };
  const samples: TrendSample[] = [];
  const findings: FuzzFinding[] = [];
  let from = 0;
  for (let at = 0; at < STRETCHES; at++) {
    const { cases, findings: found } = await fuzz(target, { seed, from, seconds: seconds / STRETCHES });
    from += cases;
    findings.push(...found);
    const { documents } = await readFigures(server);
    samples.push({ ...(await server.memory()), documents });
  }
  const { code, stderr } = await server.stop();
  const { before, after, documents, isFlat } = trendOf(samples);
  const heap = `heap ${mib(before)}, then ${mib(after)}`;
  return {
    name: `fuzzers, ${name}`,
    tried: `${from} cases in ${seconds.toFixed(0)} s; ${heap}${documents > 0 ? `, ${documents} documents more` : ""}`,
    faults: [
      ...findings.map(({ kind, case: number, what }) => `${kind} case ${number}: ${what}`),
      ...(isFlat ? [] : ["the heap has grown"]),
      ...(code === 0 ? [] : [`the server ended with ${String(code)}: ${stderr}`]),
    ],
  };
}

/** Verifies the whole service with a seed of its own. */
export async function verifyService(seed: number): Promise<AttackResult> {
  using server = await startSoaked(["serve", MODEL_OPS, "--ephemeral"]);
  const args = [BIN, "verify", MODEL_OPS, "--url", server.url, "--seed", String(seed)];
  const credentials = ["--header", `X-Admin-Token: ${TOKEN}`];
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
