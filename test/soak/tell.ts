import type { AttackResult } from "./attacks.ts";
import type { KillResult } from "./kill-scenario.ts";
import type { ScenarioResult } from "./soak-scenario.ts";
import { mib } from "./soak-scenario.ts";

/** What a scenario has shown, in lines for people. */
export function tellScenario(result: ScenarioResult): string {
  const { name, seconds, outcome, trend, stopped, acknowledged, journal } = result;
  const rate = Math.round(outcome.answered / seconds);
  const rows = Array.from(outcome.times, ([step, times]) => {
    const at = (percent: number) => (times.percentile(percent) / 1000).toFixed(1).padStart(8);
    return `  ${step.padEnd(24)}${String(times.count).padStart(9)}${at(50)}${at(99)}${at(99.9)}`;
  });
  const kept = trend.documents > 0 ? `, ${trend.documents} documents more` : "";
  return [
    `${name}: ${outcome.answered} answers in ${seconds.toFixed(0)} s, ${rate} a second`,
    `  ${"ms".padEnd(24)}${"answers".padStart(9)}${"p50".padStart(8)}${"p99".padStart(8)}${"p99.9".padStart(8)}`,
    ...rows,
    `  heap ${mib(trend.before)}, then ${mib(trend.after)}${kept}; resident ${mib(trend.rss)}`,
    ...(journal.most > 0
      ? [`  journal at most ${mib(journal.most)}, compacted ${journal.compactions} times`]
      : []),
    `  ended ${Math.round(stopped)} ms after SIGTERM, ${acknowledged} acknowledged writes looked for`,
    ...tellFaults(result.faults),
  ].join("\n");
}

/** What killing a server has shown. */
export function tellKills({ name, rounds, acknowledged, unheard, faults }: KillResult): string {
  const found = `${acknowledged} acknowledged writes looked for, ${unheard} more were there`;
  return [`${name} ${rounds} times: ${found}`, ...tellFaults(faults)].join("\n");
}

/** What an attack has shown. */
export function tellAttack({ name, tried, faults }: AttackResult): string {
  return [`${name}: ${tried}`, ...tellFaults(faults)].join("\n");
}

function tellFaults(faults: readonly string[]): string[] {
  return faults.length === 0 ? ["  no fault"] : faults.map((fault) => `  FAULT ${fault}`);
}
