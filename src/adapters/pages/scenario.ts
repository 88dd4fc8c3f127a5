import { parseJson } from "../../contract/bodies/json-format.ts";
import { DocumentError, isObject } from "../../contract/document.ts";
import { Problem } from "../../contract/problem.ts";
import type { UntypedSeed } from "../../store/seed-image.ts";
import type { Scenarios } from "../scenarios/scenario-folder.ts";
import type { Gate } from "./access.ts";
import type { StateHolder } from "./addressed-state.ts";
import { addressedState } from "./addressed-state.ts";
import type { Page, PageRequest } from "./page.ts";
import { jsonReply } from "./page.ts";

/** Which scenario the state has last been put into. */
export interface ScenarioChoice {
  readonly scenarios: Scenarios;
  current?: string | undefined;
}

/** Lists the scenarios, and switches to the one that is asked for: durably and at once, or not at all. */
export function scenarioPage(gate: Gate, contract: StateHolder, choice: ScenarioChoice): Page {
  const tell = async (current: string | undefined) => {
    const names = await choice.scenarios.names();
    return jsonReply(200, { current: current ?? null, scenarios: names });
  };
  return {
    method: "GET",
    answer: async (request) => {
      await gate(request);
      return tell(choice.current);
    },
    post: async (request) => {
      const { store, isShared } = await addressedState(gate, contract, request);
      const name = await readName(request);
      const state = await readScenario(choice.scenarios, name);
      await store.reset(state).catch((error: unknown) => {
        throw error instanceof TypeError ? unfit(name, error) : error;
      });
      if (isShared) choice.current = name;
      return tell(isShared ? choice.current : name);
    },
  };
}

async function readName({ body }: PageRequest): Promise<string> {
  const text = new TextDecoder().decode((await body?.()) ?? new Uint8Array());
  const value = text === "" ? undefined : parseJson(text, "The body");
  if (isObject(value) && typeof value.name === "string") return value.name;
  throw new Problem({ status: 422, detail: 'Say which scenario to switch to: {"name": "…"}.' });
}

async function readScenario(scenarios: Scenarios, name: string): Promise<UntypedSeed> {
  const state = await scenarios.read(name).catch((error: unknown) => {
    throw error instanceof DocumentError ? new Problem({ status: 422, detail: error.message }) : error;
  });
  // What a file holds is the store's to judge, which refuses what its collections do not fit.
  if (state) return state;
  const names = await scenarios.names();
  const known = names.length === 0 ? "there are none yet" : `there are ${names.join(", ")}`;
  throw new Problem({ status: 404, detail: `No scenario is called ${JSON.stringify(name)}; ${known}.` });
}

function unfit(name: string, { message }: TypeError): Problem {
  return new Problem({ status: 422, detail: `The scenario ${name} does not fit: ${message}` });
}
