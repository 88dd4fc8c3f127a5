import { http, HttpResponse } from "msw";
import type { SetupServer } from "msw/node";
import { setupServer } from "msw/node";
import { onTestFinished } from "vitest";
import type { ContractOptions } from "../../../src/index.ts";
import type { ContractHandlers, HandlerOptions } from "../../../src/msw.ts";
import { createHandlers } from "../../../src/msw.ts";
import { createPets } from "../../contract/pets-contract.ts";
import type { operations } from "../../pets/contract.gen.ts";
import fixtures from "../../pets/fixtures/index.ts";
import type { PetsState } from "../../pets/handlers/index.ts";

/** Where the pets are asked for, unless a test says otherwise. */
export const ORIGIN = "https://pets.test";

/** What a page sends; JSON where it is given. */
export interface PageRequest extends Omit<RequestInit, "headers"> {
  readonly headers?: Readonly<Record<string, string>>;
  readonly json?: unknown;
}

/** Pets behind MSW, and what was told in the console. */
export interface InterceptedPets {
  readonly handlers: ContractHandlers<operations, PetsState>;
  readonly server: SetupServer;
  readonly told: readonly string[];
  /** Asks as a page does. */
  readonly ask: (target: string, init?: PageRequest) => Promise<Response>;
}

/** Intercepts the requests of this process until the test has ended; what no handler takes fails. */
export async function interceptPets(
  options: HandlerOptions = {},
  contractOptions: Partial<ContractOptions<operations, PetsState>> = {},
): Promise<InterceptedPets> {
  const { contract } = await createPets({ fixtures, ...contractOptions });
  const told: string[] = [];
  const tell = (...message: readonly unknown[]) => void told.push(message.join(" "));
  const handlers = createHandlers(contract, { console: { warn: tell, error: tell }, ...options });
  const server = setupServer(
    ...handlers,
    http.all("*", () => HttpResponse.error()),
  );
  server.listen();
  onTestFinished(() => server.close());
  const ask: InterceptedPets["ask"] = (target, { json, ...init } = {}) =>
    fetch(
      new URL(target, ORIGIN),
      json === undefined
        ? init
        : {
            method: "POST",
            body: JSON.stringify(json),
            ...init,
            headers: { "Content-Type": "application/json", ...init.headers },
          },
    );
  return { handlers, server, told, ask };
}
