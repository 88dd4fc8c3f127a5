import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { formatTable, summarise } from "./figures.ts";
import type { Load } from "./load.ts";
import { measure } from "./load.ts";
import { startServer } from "./server-process.ts";

// Requests per second beside a bare node:http server that sends the same bytes, turn by turn so that a machine whose
// speed drifts is fair to both. node bench/run.ts [--rounds 5] [--seconds 4]

const { values } = parseArgs({
  options: { rounds: { type: "string", default: "5" }, seconds: { type: "string", default: "4" } },
});
const rounds = Number(values.rounds);
const seconds = Number(values.seconds);
const folder = import.meta.dirname;

const json = { "content-type": "application/json" };
const loads: Readonly<Record<string, Load>> = {
  "list: read and filter through the real handler": { method: "GET", path: "/api/metrics/models" },
  "deploy: validated body, transaction, audit event": {
    method: "POST",
    path: "/api/metrics/models/deploy",
    headers: json,
    body: JSON.stringify({ model_id: "model-1", target_env: "production" }),
  },
};

const number = new Intl.NumberFormat("en", { maximumFractionDigits: 0 });
const rows: string[][] = [];
for (const [name, load] of Object.entries(loads)) {
  const samples = await compare(load);
  const ratio = summarise(samples.map((sample) => sample.served / sample.bare));
  rows.push([
    name,
    number.format(summarise(samples.map((sample) => sample.bare)).median),
    number.format(summarise(samples.map((sample) => sample.served)).median),
    ratio.median.toFixed(2),
    `${ratio.min.toFixed(2)} – ${ratio.max.toFixed(2)}`,
  ]);
}

const table = formatTable(["measured", "node:http, requests/s", "contract-server", "share", "spread"], rows);
console.log(table);
const heading = `Median of ${rounds} rounds of ${seconds} s, 32 connections, Node ${process.versions.node}.`;
writeFileSync(join(folder, "results.md"), `# Results\n\n${heading}\n\n${table}\n`);

interface Sample {
  readonly bare: number;
  readonly served: number;
}

async function compare(load: Load): Promise<Sample[]> {
  await using served = await startServer("contract-server", (port) => [
    join(folder, "../src/cli/bin.js"),
    ...[
      "serve",
      join(folder, "../openapi.yaml"),
      "--ephemeral",
      "--log-level",
      "silent",
      "--port",
      String(port),
    ],
  ]);
  const sameBytes = await recordReply(served.url, load);
  await using bare = await startServer("node:http", (port) => [
    join(folder, "bare-server.ts"),
    ...["--port", String(port), "--reply", sameBytes],
  ]);
  const samples: Sample[] = [];
  for (let round = 0; round <= rounds; round++) {
    const sample = {
      bare: await measure(bare.url, load, seconds),
      served: await measure(served.url, load, seconds),
    };
    // The first round warms both up.
    if (round > 0) samples.push(sample);
  }
  return samples;
}

/** What the bare server has to send. */
async function recordReply(url: string, { path, ...request }: Load): Promise<string> {
  const reply = await fetch(url + path, request);
  const hopByHop = /^(date|connection|keep-alive|content-length)$/;
  const headers = Object.fromEntries([...reply.headers].filter(([header]) => !hopByHop.test(header)));
  return JSON.stringify({ status: reply.status, headers, body: await reply.text() });
}
