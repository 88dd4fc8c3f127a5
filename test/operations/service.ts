import { isDeepStrictEqual } from "node:util";
import { afterAll, beforeEach, describe } from "vitest";
import { seededRandom } from "../../fixtures/seeded-random.ts";
import type { operations } from "../../handlers/contract.gen.ts";
import modelOps from "../../handlers/index.ts";
import type { ModelOpsState } from "../../handlers/state.ts";
import type { Contract, HostFigures, Service } from "../../src/index.ts";
import { createContract } from "../../src/index.ts";
import { readContract } from "../document/contract-document.ts";
import type { Ask } from "./asking.ts";
import { createAsk } from "./asking.ts";
import { DeclaredReplies } from "./declared-replies.ts";
import type { ModelOpsStore, State, StoreKind } from "./stores.ts";
import { FRESH, openStoreOf, START, STORES } from "./stores.ts";
import type { Line, Transport } from "./transports.ts";
import { openLine, TRANSPORTS } from "./transports.ts";

export type { ModelOpsStore };
export { START };

/** What `X-Admin-Token` has to be. */
export const ADMIN_TOKEN = "open-sesame";

const { document, operations: described } = await readContract();

/** What a service is started with; all but the transport may be left out. */
export interface ServiceOptions {
  readonly transport: Transport;
  /** A kind of store, with the fixtures; or one of the test's own. Default: one in memory. */
  readonly store?: StoreKind | ModelOpsStore;
  readonly service?: Service<operations, ModelOpsState>;
  readonly host?: () => Promise<HostFigures | undefined>;
}

/** The whole service, to be asked from outside. */
export interface RunningService extends Ask {
  readonly transport: Transport;
  /** Sends a request and looks at nothing. */
  readonly send: Line["send"];
  readonly store: ModelOpsStore;
  /** Every operation that was asked with every status that it answered: `getModel 404`. */
  readonly seen: ReadonlySet<string>;
  /** What failed behind a 500 or in a task. */
  readonly failures: readonly string[];
  readonly now: () => Date;
  /** Lets time pass, and the tasks do what is due then. */
  readonly advance: (ms: number) => Promise<void>;
  /** Back to the fixtures, or to another state, and to the time at which every test begins. */
  readonly reset: (seed?: State) => Promise<void>;
  readonly stop: () => Promise<void>;
}

/** Figures of a machine that is always the same. */
const FIGURES: HostFigures = {
  cpuUsage: 23.5,
  memoryUsage: 61.2,
  diskUsage: 47.9,
  networkInBytes: 918_273_645,
  networkOutBytes: 192_837_465,
};

/** Starts the service behind a transport. Every reply is held against the contract when it comes in. */
export async function startService(options: ServiceOptions): Promise<RunningService> {
  const { transport, service = modelOps, store: given = "memory" } = options;
  const { store, remove } = await (typeof given === "string" ? openStoreOf[given]() : { store: given });
  const { host = () => Promise.resolve(FIGURES) } = options;
  const failures: string[] = [];
  let now = START;
  let ids = 0;
  let begun: { readonly seed?: State; readonly state: State } = { state: await store.dump() };
  const create = (): Contract =>
    createContract<operations, ModelOpsState>({
      document,
      service,
      store,
      host,
      credentials: { AdminToken: (token) => token === ADMIN_TOKEN },
      observer: { failed: (error, during) => failures.push(`${during}: ${String(error)}`) },
      clock: () => now,
      random: seededRandom("operations"),
      newId: () => `00000000-0000-4000-8000-${String(++ids).padStart(12, "0")}`,
    });
  let contract = create();
  const end: Contract = {
    ...contract,
    handle: (request) => contract.handle(request),
    // Time passes when the test says so.
    runTasks: () => Promise.resolve(),
  };
  const line = await openLine[transport]({ contract: end, store, adminToken: ADMIN_TOKEN });
  const seen = new Set<string>();
  return {
    ...createAsk(line, described, new DeclaredReplies(described), seen, ADMIN_TOKEN),
    ...{ transport, send: line.send, store, seen, failures },
    now: () => now,
    async advance(ms) {
      now = new Date(now.getTime() + ms);
      await contract.runTasks();
    },
    async reset(seed = FRESH) {
      // Documents are shared and frozen, so that this is quicker by far than beginning anew.
      if (seed !== begun.seed || !isDeepStrictEqual(await store.dump(), begun.state)) {
        await store.reset(seed);
        begun = { seed, state: await store.dump() };
      }
      failures.length = 0;
      if (now === START) return;
      // The engine remembers when its tasks ran and what it answered; a time before that would confuse it.
      now = START;
      contract = create();
    },
    stop: async () => {
      await line.close();
      await remove?.();
    },
  };
}

/** How a service is reached, and what it keeps its state in. */
interface Way {
  readonly transport: Transport;
  readonly store: StoreKind;
}

const EVERY_TRANSPORT: readonly Way[] = TRANSPORTS.map((transport) => ({ transport, store: "memory" }));

/** Each transport, and each store: for what a store could do otherwise. `OPERATIONS_STORES=all` tests all so. */
export const EVERY_WAY: readonly Way[] = [
  ...EVERY_TRANSPORT,
  ...STORES.filter((store) => store !== "memory").map((store) => ({ transport: "handle", store }) as const),
];

const USUAL_WAYS = process.env.OPERATIONS_STORES === "all" ? EVERY_WAY : EVERY_TRANSPORT;

/** Describes what holds in every way to the service; each test begins with fresh fixtures at `START`. */
export async function describeService(
  title: string,
  tests: (service: RunningService) => void,
  ways: readonly Way[] = USUAL_WAYS,
): Promise<void> {
  for (const way of ways) {
    const service = await startService(way);
    describe(`${title} (${way.transport}, ${way.store})`, () => {
      beforeEach(() => service.reset());
      afterAll(() => service.stop());
      tests(service);
    });
  }
}
