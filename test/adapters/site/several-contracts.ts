import { onTestFinished } from "vitest";
import type { Mount, SiteOptions } from "../../../src/node.ts";
import { createContract, createServer, defineService, mountContract } from "../../../src/node.ts";
import type { BasePath, OpenApiDocument, TrafficReport } from "../../../src/node.ts";

interface Notes {
  readonly notes: { readonly id: string };
}

const service = defineService<unknown, Notes>({
  handlers: {},
  collections: { notes: { id: "id" } },
  schemaVersion: 1,
});

/** What a contract of a test is like. */
export interface SmallContract {
  readonly name: string;
  /** The URLs of its servers; none where left out. */
  readonly servers?: readonly string[];
  readonly basePath?: BasePath;
  /** What its paths answer GET with; `/` where left out: its name at `/things`. */
  readonly paths?: Readonly<Record<string, string>>;
  readonly report?: TrafficReport;
}

/** A contract that answers GET by examples in plain text, over a store with one note of its name. */
export function mountSmall({ name, servers = [], basePath, paths, report }: SmallContract): Mount {
  const document: OpenApiDocument = {
    openapi: "3.1.1",
    info: { title: `The ${name}`, version: "1" },
    servers: servers.map((url) => ({ url })),
    paths: Object.fromEntries(
      Object.entries(paths ?? { "/things": name }).map(([path, example]) => [
        path,
        { get: { responses: { 200: { description: "", content: { "text/plain": { example } } } } } },
      ]),
    ),
  };
  const fixtures = () => ({ collections: { notes: [{ id: name }] } });
  const contract = createContract({
    ...{ document, service, fixtures },
    ...(basePath && { basePath }),
    ...(report && { observer: report.observer }),
  });
  return mountContract(contract, { name, ...(report && { report }) });
}

/** Serves contracts on a free port; the server is closed when the test has ended. */
export async function serveSeveral(mounts: readonly Mount[], options: Partial<SiteOptions> = {}) {
  const server = createServer(mounts, { adminToken: "let me in", ...options });
  onTestFinished(() => server.close());
  return { server, ...(await server.listen({ port: 0, host: "127.0.0.1" })) };
}

/** The text at an address, with its status before it. */
export async function textAt(url: string): Promise<string> {
  const response = await fetch(url);
  return `${response.status} ${await response.text()}`;
}
