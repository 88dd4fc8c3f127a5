import { cpus, type } from "node:os";
import { formatNumber } from "../numbers.ts";
import { formatTable } from "../table.ts";
import type { Times } from "./measure.ts";
import { QUESTIONS } from "./questions.ts";
import type { Size } from "./rows.ts";

/** What was measured of a size. */
export interface Step {
  readonly size: Size;
  readonly times: ReadonlyMap<string, Times>;
  /** Of the whole database. */
  readonly bytes: number;
}

/** The page of results. */
export function reportSteps(steps: readonly Step[], version: string): string {
  const header = ["asked", ...steps.map(({ size }) => describe(size)), "largest to smallest"];
  const table = (pick: (times: Times) => number) =>
    formatTable(
      header,
      QUESTIONS.map(({ name }) => {
        const figures = steps.map(({ times }) => {
          const found = times.get(name);
          return found ? pick(found) : NaN;
        });
        return [
          name,
          ...figures.map(formatNumber),
          `${formatNumber((figures.at(-1) ?? NaN) / (figures[0] ?? NaN))} ×`,
        ];
      }),
    );
  const gigabytes = steps.map(({ size, bytes }) => `${describe(size)}: ${formatNumber(bytes / 2 ** 30)} GiB`);
  return `# How the store in PostgreSQL grows

Milliseconds from a request to its checked answer, in one process beside the database, one request after the other.
${version}, with 128 MB of shared buffers and without fsync; Node ${process.versions.node}, ${type()}, ${cpus().length} × ${cpus()[0]?.model.trim() ?? "?"}.
The database takes ${gigabytes.join("; ")}.

## Median

${table(({ median }) => median)}

## 95th percentile

${table(({ p95 }) => p95)}
`;
}

function describe({ models, events }: Size): string {
  const short = new Intl.NumberFormat("en", { notation: "compact" });
  return `${short.format(models)} models, ${short.format(events)} events`;
}
