import { HttpResponse } from "msw";
import type { Contract } from "../../contract/contract.ts";
import type { RequestHead } from "../../contract/observer.ts";
import type { ErasedHandler, OverrideOptions } from "../../contract/overrides.ts";
import { toContractRequest } from "../fetch/contract-request.ts";
import { settleResponse } from "../fetch/fetch-response.ts";
import { createPathFinder } from "./base-url.ts";
import type { FindPath } from "./contract-handler.ts";
import { ContractHandler } from "./contract-handler.ts";
import type { ContractHandlers, HandledOperation } from "./contract-handlers.ts";
import type { HandlerOptions } from "./handler-options.ts";
import { KeptState } from "./kept-state.ts";
import { TaskRounds } from "./task-rounds.ts";
import type { Console } from "./tell-in-console.ts";
import { tellInConsole } from "./tell-in-console.ts";

/** A client that waits longer than this for an answer that never comes is cut off. */
const LONGEST_SILENCE_MS = 120_000;

/**
 * Request handlers for MSW's `setupWorker` and `setupServer` that a contract answers, as its server would: one for all
 * operations. Requests whose path is not in the contract pass.
 * @throws {TypeError} for a base URL that cannot be one, and for `persist` where there is no IndexedDB.
 */
export function createHandlers<Operations, State>(
  contract: Contract<Operations, State>,
  options: HandlerOptions = {},
): ContractHandlers<Operations, State> {
  const { console: told = console, bodyBytes } = options;
  const own = new WeakSet<RequestHead>();
  if (told) contract.observe(tellInConsole(told, (request) => own.has(request)));
  const rounds = new TaskRounds(contract);
  const turns = takeTurns(contract, options, told);

  const answer = async (request: Request, path: string, cookies: Record<string, string>) => {
    const asked = await toContractRequest(request, { path, cookies, ...(bodyBytes && { bodyBytes }) });
    own.add(asked);
    const response = await turns.run(async () => {
      await rounds.runDue();
      return contract.handle(asked);
    });
    const settled = await settleResponse(response, patienceOf(request, response.fault === "timeout"));
    return settled === "reset" ? HttpResponse.error() : new HttpResponse(settled.body, settled.init);
  };
  const { title, version } = contract.document.info;
  const handler = new ContractHandler(
    `${title} ${version}`,
    createFindPath(contract, options),
    async ({ request, params, cookies }) => {
      try {
        return await answer(request, params.contractPath, cookies);
      } catch (error) {
        // Whoever has given up waits for no answer.
        if (request.signal.aborted) return HttpResponse.error();
        throw error;
      }
    },
  );

  const overrides = {
    override: (operationId: string, override: ErasedHandler, given?: OverrideOptions) =>
      contract.overrides.add(operationId, override, given),
    reset: () =>
      turns.begin(async () => {
        rounds.forget();
        await contract.reset();
      }),
  };
  const operations = describeOperations(contract);
  // The compiler has checked the operations' types where the override is given.
  return Object.assign([handler], { operations, ...overrides }) as unknown as ContractHandlers<
    Operations,
    State
  >;
}

/** Does things with the state that is kept, each alone; just does them where none is. */
type Turns = Pick<KeptState, "run" | "begin">;

function takeTurns(contract: Contract, { persist = false }: HandlerOptions, told: Console | false): Turns {
  if (persist === false) return { run: (work) => work(), begin: (work) => work() };
  return new KeptState(contract, persist === true ? contract.document.info.title : persist, told);
}

function createFindPath(contract: Contract, { baseUrl, unknownPaths = "pass" }: HandlerOptions): FindPath {
  const findPaths = createPathFinder(contract, baseUrl);
  return (url) => {
    const paths = findPaths(url);
    const found = paths.find((path) => contract.hasPath(path));
    return found ?? (unknownPaths === "refuse" ? paths[0] : undefined);
  };
}

function patienceOf({ signal }: Request, isSilent: boolean): AbortSignal {
  return isSilent ? AbortSignal.any([signal, AbortSignal.timeout(LONGEST_SILENCE_MS)]) : signal;
}

function describeOperations({ operations, handled }: Contract): HandledOperation[] {
  const withHandler = new Set(handled);
  return operations.map(({ operationId, method, path }) => ({
    ...{ operationId, method, path },
    source: withHandler.has(operationId) ? "handler" : "mock",
  }));
}
