import type { Observer } from "../../contract/observer.ts";
import type { Figure } from "../../figures/figure.ts";
import { DocumentFigures } from "./document-figures.ts";

/** Tells what can be measured of a part of the server at this moment. */
export type FigureSource = () => readonly Figure[] | Promise<readonly Figure[]>;

/** Counts what happens in a server, for whoever watches it. Counting a request costs a fraction of a microsecond. */
export class ServerMetrics {
  readonly #documents = new Map<string, DocumentFigures>();

  /**
   * What is to be given to a contract, or to be combined with what it has: hears what it does. One that is put in the
   * place of another goes on counting. `document` is its name among those of the server.
   */
  observer(document = "api"): Observer {
    const known = this.#documents.get(document);
    if (known) return known.observer;
    const figures = new DocumentFigures(document);
    this.#documents.set(document, figures);
    return figures.observer;
  }

  /** What was counted, and what else these sources tell. One that fails at this moment is left out. */
  async figures(sources: readonly FigureSource[]): Promise<Figure[]> {
    const counted = [...this.#documents.values()].map((document) => document.figures());
    const asked = await Promise.allSettled(sources.map(async (source) => source()));
    const told = asked.flatMap((outcome) => (outcome.status === "fulfilled" ? [outcome.value] : []));
    return joinByName([...counted, ...told].flat());
  }
}

/** The figures of a name as one: a name may be told of only once. */
function joinByName(figures: readonly Figure[]): Figure[] {
  const joined = new Map<string, Figure>();
  for (const figure of figures) {
    const before = joined.get(figure.name);
    if (!before) joined.set(figure.name, figure);
    else if (before.kind === "histogram" && figure.kind === "histogram")
      joined.set(figure.name, { ...before, samples: [...before.samples, ...figure.samples] });
    else if (before.kind !== "histogram" && figure.kind === before.kind)
      joined.set(figure.name, { ...before, samples: [...before.samples, ...figure.samples] });
  }
  return [...joined.values()];
}
