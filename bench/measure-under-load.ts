import type { BenchDocument } from "./documents.ts";
import type { Exchange } from "./exchange.ts";
import { ask } from "./exchange.ts";
import type { LoadSample } from "./load.ts";
import { measureLoad } from "./load.ts";
import type { Effort, Experiment } from "./plan.ts";
import type { Turn } from "./rounds.ts";
import { takeTurns } from "./rounds.ts";
import type { Series } from "./series.ts";
import type { ServerProcess } from "./server-process.ts";
import { startServer } from "./server-process.ts";
import type { Server } from "./servers.ts";
import { bareServer } from "./servers.ts";

type Contestant = Turn<LoadSample> & Pick<Series, "document" | "server">;

/**
 * Requests per second of all servers of an experiment, and of a bare node:http server that sends the bytes that ours
 * sends. All are started first, so that each round has them all; one at a time is asked.
 */
export async function measureUnderLoad(experiment: Experiment, effort: Effort): Promise<readonly Series[]> {
  await using running = new AsyncDisposableStack();
  const contestants: Contestant[] = [];
  for (const document of experiment.documents) {
    effort.tell(`starting the servers with ${document.name}`);
    contestants.push(...(await lineUp(experiment, document, effort.seconds, running)));
  }
  const outcomes = await takeTurns(contestants, effort.rounds, effort.tell);
  return contestants.map(({ server, document }, at) => {
    const { samples, failure } = outcomes[at] ?? { samples: [] };
    return {
      ...{ experiment: experiment.name, document, server, quantity: "requests/s", failure },
      samples: samples.map(({ rate }) => rate),
      serverBusy: samples.map(({ serverBusy }) => serverBusy),
      generatorBusy: samples.map(({ generatorBusy }) => generatorBusy),
    };
  });
}

async function lineUp(
  experiment: Experiment,
  document: BenchDocument,
  seconds: number,
  running: AsyncDisposableStack,
): Promise<readonly Contestant[]> {
  const exchange = experiment.exchangeOf(document);
  const start = async (server: Server) => running.use(await startServer(server, document.file, exchange));
  const toContestant = ({ name }: Server, started: ServerProcess | Error): Contestant => ({
    ...{ name: `${name}, ${document.name}`, server: name, document: document.name },
    take: async () => {
      if (started instanceof Error) throw started;
      return measureLoad(started, exchange, seconds);
    },
  });

  const own = await start(experiment.own);
  const bare = bareServer(await recordReply(own.url, exchange));
  const contestants = [toContestant(experiment.own, own), toContestant(bare, await start(bare))];
  for (const peer of experiment.peers) {
    // A peer that cannot serve the document is told in the table, and the others are measured all the same.
    contestants.push(toContestant(peer, await start(peer).catch((error: unknown) => error as Error)));
  }
  return contestants;
}

/** What the bare server has to send. */
async function recordReply(url: string, exchange: Exchange): Promise<string> {
  const { reply, body } = await ask(url, exchange);
  const ofConnection = /^(date|connection|keep-alive|content-length)$/;
  const headers = Object.fromEntries([...reply.headers].filter(([header]) => !ofConnection.test(header)));
  return JSON.stringify({ status: reply.status, headers, body });
}
