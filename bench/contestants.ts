import type { BenchDocument } from "./documents.ts";
import type { Experiment } from "./plan.ts";
import type { Turn } from "./rounds.ts";
import type { Series } from "./series.ts";
import type { Server } from "./servers.ts";

/** One server with one document, which takes turns with all others. */
export type Contestant<Sample> = Turn<Sample> & Pick<Series, "document" | "server">;

/** All servers of an experiment with all of its documents; `take` takes one sample of one of them. */
export function contestantsOf<Sample>(
  { documents, own, peers }: Pick<Experiment, "documents" | "own" | "peers">,
  take: (server: Server, document: BenchDocument) => Promise<Sample>,
): readonly Contestant<Sample>[] {
  return documents.flatMap((document) =>
    [own, ...peers].map((server) => ({
      ...{ name: `${server.name}, ${document.name}`, server: server.name, document: document.name },
      take: () => take(server, document),
    })),
  );
}
