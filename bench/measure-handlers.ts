import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { contestantsOf } from "./contestants.ts";
import { isAnswer, WrongAnswer } from "./exchange.ts";
import { fileOf } from "./fewer-operations.ts";
import type { Effort, Experiment } from "./plan.ts";
import { takeTurns } from "./rounds.ts";
import type { HandlerSample } from "./handler-cost.ts";
import type { Quantity, Series } from "./series.ts";

const run = promisify(execFile);

/** Where GitHub's document says that it is. */
const ORIGIN = "https://api.github.com";

/** How long handlers for MSW take to be built, and then to answer a request, each in a process of its own. */
export async function measureHandlers(experiment: Experiment, effort: Effort): Promise<readonly Series[]> {
  const contestants = contestantsOf(experiment, async (server, document): Promise<HandlerSample> => {
    await using file = await fileOf(document);
    const exchange = experiment.exchangeOf(document);
    const args = [...server.toArguments(file.path, 0), ORIGIN + exchange.path, String(effort.seconds)];
    const { stdout } = await run(process.execPath, args);
    const sample = JSON.parse(stdout.trim().split("\n").at(-1) ?? "") as HandlerSample;
    const { status, body = "" } = sample;
    if (status === 200 && isAnswer(exchange, body)) return sample;
    throw new WrongAnswer(`${exchange.path} was answered with ${status} ${body.slice(0, 80)}`);
  });
  const outcomes = await takeTurns(contestants, effort.rounds, effort.tell);
  return contestants.flatMap(({ server, document }, at) => {
    const { samples, failure } = outcomes[at] ?? { samples: [] };
    const toSeries = (quantity: Quantity, take: (sample: HandlerSample) => number): Series => ({
      ...{ experiment: experiment.name, document, server, quantity, failure },
      samples: samples.map(take),
    });
    return [toSeries("request, µs", ({ request }) => request), toSeries("build, ms", ({ build }) => build)];
  });
}
