import type { ContractServer } from "../adapters/express/create-server.ts";
import type { ServerAddress } from "../adapters/express/server-address.ts";
import { codeOf, toLine, UsageError } from "./usage-error.ts";

/**
 * Opens the port.
 * @throws {UsageError} when it cannot be had.
 */
export async function listen(
  server: ContractServer,
  { port, host }: { readonly port: number; readonly host: string },
): Promise<ServerAddress> {
  try {
    return await server.listen({ port, host });
  } catch (error) {
    throw new UsageError(describe(error, port, host));
  }
}

function describe(error: unknown, port: number, host: string): string {
  switch (codeOf(error)) {
    case "EADDRINUSE":
      return `port ${port} on ${host} is in use; stop what uses it, or choose another with --port (0 takes any)`;
    case "EACCES":
      return `port ${port} on ${host} may not be used by this user; choose one from 1024 on with --port`;
    case "EADDRNOTAVAIL":
    case "ENOTFOUND":
    case "EAI_AGAIN":
      return `this machine has no address ${host}; choose another with --host`;
    default:
      return `cannot listen on port ${port} of ${host}: ${toLine(error)}`;
  }
}
