import type { Contract } from "../../contract/contract.ts";
import type { UntypedSeed } from "../../store/seed-image.ts";
import { othersTurn } from "../../store/slices.ts";
import { writeState } from "../../store/written-state.ts";
import type { Gate } from "./access.ts";
import type { StateHolder } from "./addressed-state.ts";
import { addressedState } from "./addressed-state.ts";
import type { Page } from "./page.ts";
import { jsonReply } from "./page.ts";
import type { ScenarioChoice } from "./scenario.ts";

/** The whole state: the documents of every collection, and the counters. */
export function statePage(gate: Gate, contract: StateHolder): Page {
  return {
    method: "GET",
    answer: async (request) => {
      const { store } = await addressedState(gate, contract, request);
      return { ...jsonReply(200, undefined), stream: streamState(await store.dump()) };
    },
  };
}

/** The text of a state, written as it is asked for: other requests have their turn between its pieces. */
function streamState(state: UntypedSeed): ReadableStream<Uint8Array> {
  const pieces = writeState(state);
  const encoder = new TextEncoder();
  return new ReadableStream(
    {
      async pull(controller) {
        await othersTurn();
        const piece = pieces.next();
        if (piece.done === true) controller.close();
        else controller.enqueue(encoder.encode(piece.value));
      },
    },
    { highWaterMark: 0 },
  );
}

/** Puts the fixtures, made for the present time, in the place of the whole state; tells how many documents that are. */
export function resetPage(
  gate: Gate,
  contract: StateHolder & Pick<Contract, "fixtures">,
  scenario?: ScenarioChoice,
): Page {
  return {
    method: "POST",
    answer: async (request) => {
      const { store, isShared } = await addressedState(gate, contract, request);
      const now = new Date();
      const seed = contract.fixtures(now);
      await store.reset(seed);
      if (scenario && isShared) scenario.current = undefined;
      const lists = Object.entries(seed.collections) as [string, readonly unknown[] | undefined][];
      const documents = Object.fromEntries(lists.map(([name, list]) => [name, list?.length ?? 0]));
      return jsonReply(200, { status: "reset", documents, timestamp: now.toISOString() });
    },
  };
}
