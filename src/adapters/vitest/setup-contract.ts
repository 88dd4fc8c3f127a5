import type { SetupServer } from "msw/node";
import { setupServer } from "msw/node";
import { afterAll, beforeAll, beforeEach } from "vitest";
import type { Contract } from "../../contract/contract.ts";
import type { ContractHandlers } from "../msw/contract-handlers.ts";
import { createHandlers } from "../msw/create-handlers.ts";
import type { HandlerOptions } from "../msw/handler-options.ts";
import { extendExpect } from "./match-contract.ts";

/** What a test file has of a contract that answers its requests. */
export type ContractSetup<Operations, State> = Pick<
  ContractHandlers<Operations, State>,
  "override" | "operations"
> & {
  /** MSW's server, for handlers of one's own: `server.use(…)`. */
  readonly server: SetupServer;
};

/**
 * Lets a contract answer the requests of the tests in this file or block. Each test begins with the fixtures and without
 * overrides; `expect(response).toMatchContract("listPets")` is there. Requests that are for nobody fail.
 */
export function setupContract<Operations, State>(
  contract: Contract<Operations, State>,
  options: HandlerOptions = {},
): ContractSetup<Operations, State> {
  const handlers = createHandlers(contract, options);
  const server = setupServer(...handlers);
  extendExpect(contract);
  beforeAll(() => server.listen({ onUnhandledFrame: "error" }));
  beforeEach(async () => {
    server.resetHandlers();
    await handlers.reset();
  });
  afterAll(() => server.close());
  return { override: handlers.override, operations: handlers.operations, server };
}
