import { readFile } from "node:fs/promises";
import { parse } from "yaml";
import { createContractProvider } from "../../../src/adapters/provider/contract-provider.ts";
import type { Contract, OpenApiDocument } from "../../../src/index.ts";
import { createContract } from "../../../src/index.ts";
import type { Provider } from "../../../src/verify/provider.ts";
import type { WireRequest } from "../../../src/verify/requests/wire-request.ts";
import { GATE_FAULTS, SERVER_FAULTS, STATE_FAULTS } from "./conduct-faults.ts";
import type { Fault, PetsDocument } from "./fault.ts";
import { petHandlers, petsOf } from "./pets-service.ts";
import { REPLY_FAULTS } from "./reply-faults.ts";
import { LENIENT_FAULTS, STRICT_FAULTS } from "./request-faults.ts";

/** What is right about the credentials. */
export const KEY = "right-key";

/** All faults, by what they are about. */
export const FAULTS: Readonly<Record<string, readonly Fault[]>> = {
  "answers of another shape": REPLY_FAULTS,
  "requests that should be refused": LENIENT_FAULTS,
  "requests that should be taken": STRICT_FAULTS,
  "server errors": SERVER_FAULTS,
  "methods and credentials": GATE_FAULTS,
  state: STATE_FAULTS,
};

async function readPets(): Promise<OpenApiDocument> {
  return parse(await readFile(new URL("openapi.yaml", import.meta.url), "utf8")) as OpenApiDocument;
}

/** The contract that all of them should keep. */
export async function petsContract(): Promise<Contract> {
  return createContract({ document: await readPets() });
}

/** A provider with one fault, or with none. */
export async function faultyProvider(fault?: Fault): Promise<Provider> {
  const document = await readPets();
  fault?.document?.(document as unknown as PetsDocument);
  const contract = createContract({
    document,
    ...petsOf({ ...petHandlers, ...fault?.handlers?.(petHandlers) }),
    credentials: { Key: (credential) => credential === KEY },
    replyCheck: "report",
  });
  const sound = createContractProvider(contract);
  const signal = new AbortController().signal;
  const ask = (request: WireRequest) => sound.ask(request, signal);
  return {
    name: fault === undefined ? "a provider without fault" : `a provider that ${fault.name}`,
    async ask(request) {
      const came = await (fault?.instead?.(request, ask) ?? ask(request));
      return fault?.reply?.(came, request) ?? came;
    },
  };
}
