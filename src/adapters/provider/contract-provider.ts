import type { Contract } from "../../contract/contract.ts";
import type { ContractResponse } from "../../contract/request.ts";
import type { Provider, ProviderReply } from "../../verify/provider.ts";
import { SilenceError } from "../../verify/provider.ts";
import { toContractRequest } from "../../verify/requests/wire-request.ts";

/** A contract of this process as a provider, without a socket. */
export function createContractProvider(contract: Pick<Contract, "handle" | "document">): Provider {
  return {
    name: `${contract.document.info.title}, in this process`,
    async ask(request) {
      return toReply(await contract.handle(toContractRequest(request)));
    },
  };
}

async function toReply(response: ContractResponse): Promise<ProviderReply> {
  const { status, headers, body, stream, fault } = response;
  if (fault === "reset") throw new SilenceError("reset", "breaks off on purpose");
  const bytes = stream ? await new Response(stream).bytes() : body;
  return {
    status,
    headers: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value])),
    body: typeof bytes === "string" ? new TextEncoder().encode(bytes) : (bytes ?? new Uint8Array()),
  };
}
