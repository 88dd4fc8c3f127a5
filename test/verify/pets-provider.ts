import { readFile } from "node:fs/promises";
import { parse } from "yaml";
import { createContractProvider } from "../../src/adapters/provider/contract-provider.ts";
import type { Contract, OpenApiDocument } from "../../src/index.ts";
import { createContract } from "../../src/index.ts";
import type { VerifyOptions } from "../../src/verify/options.ts";
import type { Provider, ProviderReply } from "../../src/verify/provider.ts";
import type { WireRequest } from "../../src/verify/requests/wire-request.ts";
import type { VerifyResult } from "../../src/verify/result.ts";
import { verify } from "../../src/verify/verify.ts";
import { createPets } from "../contract/pets-contract.ts";

/** Changes what a provider answers. */
export type Fault = (reply: ProviderReply, request: WireRequest) => ProviderReply;

/** The pets API in this process, with a fault put into its answers. */
export async function petsProvider(fault: Fault = (reply) => reply): Promise<Provider> {
  const { contract } = await createPets();
  const provider = createContractProvider(contract);
  return { ...provider, ask: async (request, signal) => fault(await provider.ask(request, signal), request) };
}

/** The pets contract, to hold others to. */
export async function petsDocument(): Promise<Contract> {
  const document = parse(await readFile("test/pets/openapi.yaml", "utf8")) as OpenApiDocument;
  return createContract({ document });
}

/** Verifies the pets API with a fault in its answers. */
export async function verifyPets(fault?: Fault, options: Partial<VerifyOptions> = {}): Promise<VerifyResult> {
  return verify(await petsDocument(), { provider: await petsProvider(fault), ...options });
}

/** An answer with other JSON in its body. */
export function withJson(reply: ProviderReply, change: (body: unknown) => unknown): ProviderReply {
  const body = JSON.parse(new TextDecoder().decode(reply.body)) as unknown;
  return { ...reply, body: new TextEncoder().encode(JSON.stringify(change(body))) };
}
