import type { BenchDocument } from "./documents.ts";
import { GITHUB, GITHUB_SEVEN, MODEL_OPS } from "./documents.ts";
import type { Exchange } from "./exchange.ts";
import { propertyOf } from "./exchange.ts";
import type { Server } from "./servers.ts";
import {
  expressOpenApiBackend,
  handlerForEach,
  mswSource,
  mockoon,
  ownGenerator,
  ownHandlers,
  ownMock,
  ownService,
  prism,
  prismGenerator,
  scalar,
} from "./servers.ts";

/** Something that is measured of several servers in turns. */
export interface Experiment {
  readonly name: string;
  readonly title: string;
  /** What is taken: requests per second under load, how a server starts, or what handlers for MSW cost. */
  readonly kind: "load" | "start" | "handlers";
  readonly documents: readonly BenchDocument[];
  readonly own: Server;
  readonly peers: readonly Server[];
  /** What is asked. */
  readonly exchangeOf: (document: BenchDocument) => Exchange;
}

const list = ({ list }: BenchDocument) => list;
const deploy: Exchange = {
  method: "POST",
  path: "/api/metrics/models/deploy",
  headers: { "content-type": "application/json" },
  body: JSON.stringify({ model_id: "model-1", target_env: "production" }),
  isAnswer: (body) => propertyOf(body, "status") === "success",
};
const peers = [prism, scalar, mockoon, expressOpenApiBackend];

/** All that is measured, in its order. */
export const EXPERIMENTS: readonly Experiment[] = [
  {
    name: "mock",
    title: "mock: a list answered from its example",
    kind: "load",
    documents: [MODEL_OPS, GITHUB],
    own: ownMock,
    peers,
    exchangeOf: list,
  },
  {
    name: "generated",
    title: "mock --dynamic: a list generated for each request",
    kind: "load",
    documents: [MODEL_OPS, GITHUB],
    own: ownGenerator,
    peers: [prismGenerator],
    exchangeOf: ({ generated }) => generated,
  },
  {
    name: "serve-list",
    title: "serve --ephemeral: a list read by its handler",
    kind: "load",
    documents: [MODEL_OPS],
    own: ownService,
    peers: [],
    exchangeOf: list,
  },
  {
    name: "serve-deploy",
    title: "serve --ephemeral: deploy, with a validated body, a transaction and an audit event",
    kind: "load",
    documents: [MODEL_OPS],
    own: ownService,
    peers: [],
    exchangeOf: () => deploy,
  },
  {
    name: "start",
    title: "mock: from the start of the process to its first answer, and the memory it takes then",
    kind: "start",
    documents: [MODEL_OPS, GITHUB],
    own: ownMock,
    peers,
    exchangeOf: list,
  },
  {
    name: "msw",
    title: "MSW: handlers that are built of a document, and a list that they answer from its example",
    kind: "handlers",
    documents: [GITHUB_SEVEN, GITHUB],
    own: ownHandlers,
    peers: [handlerForEach, mswSource],
    exchangeOf: list,
  },
];

/** How long it is measured, and who is told how far it is. */
export interface Effort {
  readonly rounds: number;
  readonly seconds: number;
  readonly tell: (progress: string) => void;
}

/** What somebody wants to see of all that. */
export interface Selection {
  readonly experiments?: readonly string[];
  readonly documents?: readonly string[];
  readonly peers?: readonly string[];
}

/** The part of all experiments that was chosen; what is left out of the choice is taken whole. */
export function selectExperiments(selection: Selection): readonly Experiment[] {
  const isChosen = (chosen: readonly string[] | undefined) => (one: { readonly name: string }) =>
    chosen?.includes(one.name) ?? true;
  return EXPERIMENTS.filter(isChosen(selection.experiments))
    .map((experiment) => ({
      ...experiment,
      documents: experiment.documents.filter(isChosen(selection.documents)),
      peers: experiment.peers.filter(isChosen(selection.peers)),
    }))
    .filter(({ documents }) => documents.length > 0);
}
