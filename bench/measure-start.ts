import { contestantsOf } from "./contestants.ts";
import type { MemorySample } from "./memory.ts";
import { measureMemory } from "./memory.ts";
import type { Effort, Experiment } from "./plan.ts";
import { takeTurns } from "./rounds.ts";
import type { Quantity, Series } from "./series.ts";
import { startServer } from "./server-process.ts";

interface StartSample extends MemorySample {
  readonly firstAnswer: number;
}

/** How long each server takes from nothing to its first good answer, and the memory that it has then. */
export async function measureStart(experiment: Experiment, effort: Effort): Promise<readonly Series[]> {
  const contestants = contestantsOf(experiment, async (server, document): Promise<StartSample> => {
    await using running = await startServer(server, document.file, experiment.exchangeOf(document));
    return { firstAnswer: running.firstAnswer, ...(await measureMemory(running.pid)) };
  });
  const outcomes = await takeTurns(contestants, effort.rounds, effort.tell);
  return contestants.flatMap(({ server, document }, at) => {
    const { samples, failure } = outcomes[at] ?? { samples: [] };
    const toSeries = (quantity: Quantity, take: (sample: StartSample) => number): Series => ({
      ...{ experiment: experiment.name, document, server, quantity, failure },
      samples: samples.map(take),
    });
    return [
      toSeries("first answer, ms", ({ firstAnswer }) => firstAnswer),
      toSeries("memory, MiB", ({ settled }) => settled),
      toSeries("highest with children, MiB", ({ highest }) => highest),
    ];
  });
}
