import type { Logger } from "pino";
import type { ContractAddress, ServerAddress } from "../adapters/express/server-address.ts";
import type { AdminToken } from "./admin-token.ts";
import type { ChosenCertificate } from "./choose-certificate.ts";
import type { OpenDocument } from "./open-document.ts";

type CertificateNews = Omit<ChosenCertificate, "certificate">;

/** What people want to know when a server has started. */
export interface StartFacts {
  readonly address: ServerAddress;
  readonly adminToken: AdminToken;
  /** Left out where the server is asked in plain HTTP. */
  readonly certificate: CertificateNews | undefined;
  /** Whether each request needs an API key. */
  readonly needsKey: boolean;
  readonly opened: readonly Pick<OpenDocument, "parts" | "mount">[];
}

/**
 * Tells that the server has started: in a block that is easy to read on a terminal, else in a line of the log. An admin
 * token that was made for this start is told at every level but `silent`.
 */
export function tellStart(facts: StartFacts, logger: Logger, isTerminal: boolean): void {
  if (isTerminal) process.stdout.write(formatBanner(facts));
  else logger[levelFor(facts, logger)](toLogLine(facts), "listening");
}

function levelFor({ adminToken }: StartFacts, logger: Logger): "info" | "warn" | "fatal" {
  if (!adminToken.isNew || logger.isLevelEnabled("info")) return "info";
  // Nobody could know the token otherwise.
  return logger.isLevelEnabled("warn") ? "warn" : "fatal";
}

type Row = readonly [name: string, value: string];

function formatBanner({ address, adminToken, certificate, needsKey, opened }: StartFacts): string {
  const secrets: Row[] = [
    ...(certificate ? describeCertificate(certificate) : []),
    ...(needsKey
      ? [["API key", "in X-API-Key or Authorization: Bearer; in a browser as password"] as const]
      : []),
    ...(adminToken.isNew
      ? [["Admin token", `${adminToken.value} (set ADMIN_TOKEN to choose one)`] as const]
      : []),
  ];
  const [only, ...others] = opened;
  if (only && others.length === 0) {
    const { documentationUrl, startUrl, url } = address;
    const rows: Row[] = [
      ["URL", url],
      ["Try it out", startUrl],
      ["Documentation", documentationUrl],
      ...describe(only),
      ...secrets,
    ];
    return `\n${block(only, rows)}\n`;
  }
  const blocks = opened.map((document, at) =>
    block(document, [...places(document, address.contracts[at]), ...describe(document)]),
  );
  return `\n${toRows([["Try it out", address.startUrl], ...secrets])}\n${blocks.join("\n")}\n`;
}

/** How to trust a self-made certificate stands beside it: curl takes the file, and so do NODE_EXTRA_CA_CERTS and browsers. */
function describeCertificate({ fingerprint, validTo, selfMade }: CertificateNews): Row[] {
  return [
    ["Certificate", `SHA-256 ${fingerprint}`],
    ["", `${selfMade === undefined ? "" : "self-made, "}valid until ${validTo.toISOString().slice(0, 10)}`],
    ...(selfMade === undefined ? [] : [["", `trust it with curl --cacert '${selfMade}'`] as const]),
  ];
}

function block({ parts: { document } }: Pick<OpenDocument, "parts">, rows: readonly Row[]): string {
  return `  ${document.info.title} ${document.info.version}\n\n${toRows(rows)}`;
}

function toRows(rows: readonly Row[]): string {
  return rows.map(([name, value]) => `  ${name.padEnd(15)}${value}\n`).join("");
}

function places({ parts }: Pick<OpenDocument, "parts">, address: ContractAddress | undefined): Row[] {
  if (!address) return [];
  const how = parts.isPlacedByName ? " (by its name)" : "";
  return [...address.urls.map((url): Row => ["URL", url + how]), ["Documentation", address.documentationUrl]];
}

function describe({ parts, mount }: StartFacts["opened"][number]): Row[] {
  const { replies, data = parts.database?.name } = parts;
  const { handled: handlers, operations } = mount.contract;
  const [handled, all] = [handlers.length, operations.length];
  const rest = handled < all ? ", the others from examples" : "";
  return [
    ...(replies === undefined || handled > 0
      ? [["Data", data ?? "in memory, gone when the server stops"] as const]
      : []),
    replies === undefined
      ? ["Handlers", `${handled} of ${count(all)}${rest}`]
      : ["Replies", `${count(all)}, ${replies}`],
  ];
}

function count(operations: number): string {
  return operations === 1 ? "1 operation" : `${operations} operations`;
}

function toLogLine({ address, adminToken, certificate, needsKey, opened }: StartFacts): object {
  const { url, startUrl, documentationUrl, contracts } = address;
  const secrets = {
    ...(certificate && { certificate: toLogOfCertificate(certificate) }),
    ...(needsKey && { apiKey: "needed" }),
    ...(adminToken.isNew && { adminToken: adminToken.value }),
  };
  const [only, ...others] = opened;
  if (only && others.length === 0) {
    return { url, startPage: startUrl, documentation: documentationUrl, ...toLog(only), ...secrets };
  }
  const documents = opened.map((document, at) => ({
    name: document.parts.name,
    urls: contracts[at]?.urls,
    ...(document.parts.isPlacedByName && { placed: "by its name" }),
    documentation: contracts[at]?.documentationUrl,
    ...toLog(document),
  }));
  return { url, startPage: startUrl, documents, ...secrets };
}

function toLogOfCertificate({ fingerprint, validTo, selfMade }: CertificateNews): object {
  return { fingerprint, validTo, ...(selfMade !== undefined && { selfMade }) };
}

function toLog({ parts, mount }: StartFacts["opened"][number]): object {
  const { data = parts.database?.name, replies } = parts;
  return {
    data: data ?? "in memory",
    handlers: `${mount.contract.handled.length} of ${mount.contract.operations.length}`,
    ...(replies !== undefined && { replies }),
  };
}
