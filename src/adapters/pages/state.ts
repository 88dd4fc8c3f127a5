import type { Contract, ContractState } from "../../contract/contract.ts";
import type { Gate } from "./access.ts";
import type { Page } from "./page.ts";
import { jsonReply } from "./page.ts";
import type { ScenarioChoice } from "./scenario.ts";

/** The whole state: the documents of every collection, and the counters. */
export function statePage(gate: Gate, store: Pick<ContractState, "dump">): Page {
  return {
    method: "GET",
    answer: async (request) => {
      await gate(request);
      return jsonReply(200, await store.dump());
    },
  };
}

/** Puts the fixtures, made for the present time, in the place of the whole state; tells how many documents that are. */
export function resetPage(
  gate: Gate,
  { store, fixtures }: Pick<Contract, "store" | "fixtures">,
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
      const lists = Object.entries(seed.collections) as [string, readonly unknown[] | undefined][];
      const documents = Object.fromEntries(lists.map(([name, list]) => [name, list?.length ?? 0]));
      return jsonReply(200, { status: "reset", documents, timestamp: now.toISOString() });
    },
  };
}
