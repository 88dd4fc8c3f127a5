import type { Fixtures } from "../../contract/service.ts";
import type { Store } from "../../store/store.ts";
import type { Gate } from "./access.ts";
import type { Page } from "./page.ts";
import { jsonReply } from "./page.ts";
import type { ScenarioChoice } from "./scenario.ts";

/** The whole state: the documents of every collection, and the counters. */
export function statePage<State>(gate: Gate, store: Pick<Store<State>, "dump">): Page {
  return {
    method: "GET",
    answer: async (request) => {
      await gate(request);
      return jsonReply(200, await store.dump());
    },
  };
}

/** Puts the fixtures, made for the present time, in the place of the whole state; tells how many documents that are. */
export function resetPage<State>(
  gate: Gate,
  store: Pick<Store<State>, "reset">,
  fixtures: Fixtures<State>,
  scenario?: ScenarioChoice,
): Page {
  return {
    method: "POST",
    answer: async (request) => {
      await gate(request);
      const now = new Date();
      const seed = fixtures(now);
      await store.reset(seed);
      if (scenario) scenario.current = undefined;
      const lists = Object.entries<readonly unknown[] | undefined>(seed.collections);
      const documents = Object.fromEntries(lists.map(([name, list]) => [name, list?.length ?? 0]));
      return jsonReply(200, { status: "reset", documents, timestamp: now.toISOString() });
    },
  };
}
