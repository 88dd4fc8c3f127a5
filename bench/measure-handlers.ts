import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { isAnswer, WrongAnswer } from "./exchange.ts";
import { fileOf } from "./fewer-operations.ts";
import type { Effort, Experiment } from "./plan.ts";
import type { Turn } from "./rounds.ts";
import { takeTurns } from "./rounds.ts";
import type { HandlerSample } from "./handler-cost.ts";
import type { Quantity, Series } from "./series.ts";

const run = promisify(execFile);

/** Where GitHub's document says that it is. */
const ORIGIN = "https://api.github.com";

type Contestant = Turn<HandlerSample> & Pick<Series, "document" | "server">;

/** How long handlers for MSW take to be built, and then to answer a request, each in a process of its own. */
export async function measureHandlers(experiment: Experiment, effort: Effort): Promise<readonly Series[]> {
  const contestants = experiment.documents.flatMap((document) =>
    [experiment.own, ...experiment.peers].map((server): Contestant => ({
      ...{ name: `${server.name}, ${document.name}`, server: server.name, document: document.name },
      take: async () => {
        await using file = await fileOf(document);
        const exchange = experiment.exchangeOf(document);
        const url = ORIGIN + exchange.path;
        const { stdout } = await run(process.execPath, [
          ...server.toArguments(file.path, 0),
          url,
          String(effort.seconds),
        ]);
        const sample = JSON.parse(stdout.trim().split("\n").at(-1) ?? "") as HandlerSample;
        const { status, body = "" } = sample;
        if (status === 200 && isAnswer(exchange, body)) return sample;
        throw new WrongAnswer(`${exchange.path} was answered with ${status} ${body.slice(0, 80)}`);
      },
    })),
  );
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
