import { FAULTS, faultyProvider, KEY, petsContract } from "../test/verify/faulty/faulty-provider.ts";
import type { Fault } from "../test/verify/faulty/fault.ts";
import type { VerifyOptions } from "../src/verify/options.ts";
import { verify } from "../src/verify/verify.ts";
import { formatTable } from "./table.ts";

// How many of the faulty providers of the tests are found out: by all phases, and by the examples alone, which is as far as
// tools go that only send what a document shows. node bench/verify.ts [seeds of the faultless provider]

const SOUND_SEEDS = Number(process.argv[2] ?? 100);

interface Outcome {
  readonly isFound: boolean;
  readonly cases: number;
  readonly seconds: number;
}

const contract = await petsContract();

async function run(fault: Fault | undefined, options: Partial<VerifyOptions> = {}): Promise<Outcome> {
  const started = performance.now();
  const provider = await faultyProvider(fault);
  const { findings, cases } = await verify(contract, { provider, credentials: { Key: KEY }, ...options });
  return { isFound: findings.length > 0, cases, seconds: (performance.now() - started) / 1000 };
}

const rows: string[][] = [];
const sums = { faults: 0, whole: 0, examples: 0, slowest: 0 };
for (const [kind, faults] of Object.entries(FAULTS)) {
  for (const fault of faults) {
    const whole = await run(fault);
    const examples = await run(fault, { phases: ["examples"] });
    sums.faults++;
    sums.whole += Number(whole.isFound);
    sums.examples += Number(examples.isFound);
    sums.slowest = Math.max(sums.slowest, whole.seconds);
    rows.push([
      ...[kind, fault.name, whole.isFound ? "found" : "missed", examples.isFound ? "found" : "missed"],
      ...[String(whole.cases), whole.seconds.toFixed(1)],
    ]);
  }
}
console.log(
  formatTable(["fault in", "a provider that", "all phases", "examples alone", "cases", "seconds"], rows),
);
const share = (found: number) => `${found} of ${sums.faults} (${((100 * found) / sums.faults).toFixed(0)} %)`;
console.log(`\nall phases find ${share(sums.whole)}, examples alone ${share(sums.examples)}`);
console.log(`the slowest took ${sums.slowest.toFixed(1)} s`);

const alarms: number[] = [];
for (let seed = 0; seed < SOUND_SEEDS; seed++) {
  if ((await run(undefined, { seed: String(seed) })).isFound) alarms.push(seed);
}
console.log(`the provider without a fault: ${alarms.length} false alarms with ${SOUND_SEEDS} seeds`);
