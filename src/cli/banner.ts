import type { Logger } from "pino";
import type { ServerAddress } from "../adapters/express/create-server.ts";
import type { Contract } from "../contract/contract.ts";
import type { ServerParts } from "./server-parts.ts";

/** What people want to know when a server has started. */
export interface StartFacts
  extends
    Pick<ServerParts, "document" | "data" | "adminToken" | "replies">,
    Pick<ServerAddress, "url" | "documentationUrl"> {
  readonly contract: Pick<Contract, "operations" | "handled">;
}

/** Tells that the server has started: in a block that is easy to read on a terminal, else in a line of the log. */
export function tellStart(facts: StartFacts, logger: Logger, isTerminal: boolean): void {
  if (isTerminal) process.stdout.write(formatBanner(facts));
  else logger.info(toLogLine(facts), "listening");
}

function formatBanner({
  document,
  url,
  documentationUrl,
  data,
  contract,
  adminToken,
  replies,
}: StartFacts): string {
  const [handled, all] = [contract.handled.length, contract.operations.length];
  const lines = [
    ["URL", url],
    ["Documentation", documentationUrl],
    ...(replies === undefined || handled > 0
      ? [["Data", data ?? "in memory, gone when the server stops"]]
      : []),
    replies === undefined
      ? ["Handlers", `${handled} of ${all} operations${handled < all ? ", the others from examples" : ""}`]
      : ["Replies", `${all} operations, ${replies}`],
    ...(adminToken.isNew ? [["Admin token", `${adminToken.value} (set ADMIN_TOKEN to choose one)`]] : []),
  ];
  const rows = lines.map(([name = "", value = ""]) => `  ${name.padEnd(15)}${value}\n`);
  return `\n  ${document.info.title} ${document.info.version}\n\n${rows.join("")}\n`;
}

function toLogLine({ url, documentationUrl, data, contract, adminToken, replies }: StartFacts): object {
  return {
    url,
    documentation: documentationUrl,
    data: data ?? "in memory",
    handlers: `${contract.handled.length} of ${contract.operations.length}`,
    ...(replies !== undefined && { replies }),
    ...(adminToken.isNew && { adminToken: adminToken.value }),
  };
}
