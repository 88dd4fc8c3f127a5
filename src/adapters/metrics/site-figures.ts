import type { Contract } from "../../contract/contract.ts";
import type { Figure, Labels, Sample } from "../../figures/figure.ts";
import { gauge } from "../../figures/figure.ts";
import type { FigureSource } from "./server-metrics.ts";

/** A contract under its name in the server. */
interface NamedContract {
  readonly name: string;
  readonly contract: Pick<Contract, "store" | "sessions" | "document">;
}

/** What of a server is not counted but looked at. */
export interface WatchedServer {
  readonly version: string;
  /** Those that are served at this moment. */
  readonly contracts: () => readonly NamedContract[];
  /** Requests that are being answered. */
  readonly inFlight: () => number;
  /** Connections that are open. */
  readonly connections: () => Promise<number>;
  readonly isStopping: () => boolean;
}

/** The health that a store can have, each with a sample of its own. */
const STATUSES = ["ready", "degraded", "read-only"];

/** What can be looked at in a server, each part by itself: one that fails hides no other. */
export function siteSources(watched: WatchedServer): FigureSource[] {
  const { contracts, connections } = watched;
  return [
    () => serverFigures(watched),
    async () => [gauge("connections", "Connections that are open.", await connections())],
    () => documentFigures(contracts()),
    async () => {
      const asked = await Promise.allSettled(contracts().map(storeFigures));
      return asked.flatMap((outcome) => (outcome.status === "fulfilled" ? outcome.value : []));
    },
  ];
}

function serverFigures({ version, inFlight, isStopping }: WatchedServer): Figure[] {
  const build = { labels: { version, node: process.version }, value: 1 };
  return [
    { name: "build_info", help: "What runs.", kind: "gauge", samples: [build] },
    gauge("requests_in_flight", "Requests that are being answered.", inFlight()),
    gauge("stopping", "1 when the server has been told to stop.", isStopping() ? 1 : 0),
  ];
}

function documentFigures(contracts: readonly NamedContract[]): Figure[] {
  const each = (sample: (named: NamedContract) => Sample<number>[]) => contracts.flatMap(sample);
  return [
    {
      name: "document_info",
      help: "The documents that are served.",
      kind: "gauge",
      samples: each(({ name, contract: { document } }) => {
        const { title, version } = document.info;
        return [{ labels: { document: name, title, version }, value: 1 }];
      }),
    },
    {
      name: "sessions",
      help: "Clients with a state of their own.",
      kind: "gauge",
      samples: each(({ name, contract }) => [{ labels: { document: name }, value: contract.sessions.size }]),
    },
    {
      name: "store_health",
      help: "1 for the health that the store has.",
      kind: "gauge",
      samples: each(({ name, contract }) => {
        const { status } = contract.store.health();
        return [...new Set([...STATUSES, status])].map((known) => {
          return { labels: { document: name, status: known }, value: known === status ? 1 : 0 };
        });
      }),
    },
  ];
}

async function storeFigures({ name, contract }: NamedContract): Promise<Figure[]> {
  const figures = (await contract.store.figures?.()) ?? [];
  return figures.map((figure) => labelled(figure, { document: name }));
}

function labelled(figure: Figure, labels: Labels): Figure {
  const add = <Value>(sample: Sample<Value>) => ({ ...sample, labels: { ...labels, ...sample.labels } });
  return figure.kind === "histogram"
    ? { ...figure, samples: figure.samples.map(add) }
    : { ...figure, samples: figure.samples.map(add) };
}
