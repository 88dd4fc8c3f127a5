import { setupServer } from "msw/node";
import type { ContractHandlers } from "../../src/msw.ts";
import { createHandlers } from "../../src/msw.ts";
import type { Incoming, Line, LineEnd, Outgoing } from "./transports.ts";

// A process can be intercepted once, so that all lines share that.
const server = setupServer();
const open = new Set<ContractHandlers>();

/** A line over MSW within this process, on an origin of its own. It intercepts from its first request until it is closed. */
export function openMswLine({ contract, store }: LineEnd): Line {
  const origin = `http://${crypto.randomUUID()}.test`;
  const handlers = createHandlers(contract, { baseUrl: origin, unknownPaths: "refuse", console: false });
  return {
    send: (outgoing) => {
      begin(handlers);
      return sendByFetch(origin, outgoing);
    },
    close: async () => {
      end(handlers);
      await store.close();
    },
  };
}

function begin(handlers: ContractHandlers): void {
  if (open.has(handlers)) return;
  if (open.size === 0) server.listen({ onUnhandledFrame: "bypass" });
  open.add(handlers);
  server.resetHandlers(...[...open].flat());
}

function end(handlers: ContractHandlers): void {
  if (!open.delete(handlers)) return;
  server.resetHandlers(...[...open].flat());
  if (open.size === 0) server.close();
}

async function sendByFetch(origin: string, outgoing: Outgoing): Promise<Incoming> {
  const { method, target, headers, bytes } = outgoing;
  const body = bytes && new Uint8Array(bytes);
  const response = await fetch(origin + target, { method, headers, ...(body && { body }) });
  const { status } = response;
  return { status, headers: Object.fromEntries(response.headers), text: await response.text() };
}
