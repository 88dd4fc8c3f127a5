import type { Experiment } from "./plan.ts";
import type { Quantity, Series } from "./series.ts";
import { samplesOf } from "./series.ts";
import { BARE, OWN } from "./servers.ts";
import { summarise, summariseRatio } from "./summary.ts";
import { formatMedian, formatSpread, NOTHING } from "./numbers.ts";
import { formatTable } from "./table.ts";
import type { Verdict } from "./targets.ts";

/** The targets, what was seen of them, and whether they are met. */
export function reportTargets(verdicts: readonly Verdict[]): string {
  const rows = verdicts.map(({ target: { measured, bound }, seen, met }) => [
    measured,
    "least" in bound ? `≥ ${bound.least}` : `≤ ${bound.most}`,
    formatMedian(seen),
    formatSpread(seen),
    met === undefined ? "not measured" : met ? "yes" : "no",
  ]);
  return formatTable(["measured", "must be", "is", "spread", "met"], rows);
}

/** The figures of one experiment, a table for each quantity, and why some are missing. */
export function reportExperiment(experiment: Experiment, measured: readonly Series[]): string {
  const own = measured.filter((series) => series.experiment === experiment.name);
  const quantities = [...new Set(own.map(({ quantity }) => quantity))];
  const tables = quantities.map((quantity) => reportQuantity(quantity, own));
  const failures = own.flatMap(({ server, document, failure }) =>
    failure === undefined ? [] : [`- ${server}, ${document}: ${failure}`],
  );
  const told = [...new Set(failures)].join("\n");
  return [`## ${experiment.title}`, ...tables, ...(told === "" ? [] : [told])].join("\n\n");
}

function reportQuantity(quantity: Quantity, measured: readonly Series[]): string {
  const isLoad = quantity === "requests/s";
  const header = ["document", "server", quantity, "spread", `${OWN} is`];
  if (isLoad) header.push(`share of ${BARE}`, "CPU, µs/request", "server busy", "load busy");
  const rows = measured
    .filter((series) => series.quantity === quantity)
    .map((series) => {
      const summary = summarise(series.samples);
      const ofOwn = summariseRatio(samplesOf(measured, { ...series, server: OWN }), series.samples);
      const row = [series.document, series.server, formatMedian(summary), formatSpread(summary)];
      row.push(series.server === OWN || !ofOwn ? NOTHING : `${formatMedian(ofOwn)} ×`);
      if (isLoad) row.push(...loadCells(series, measured));
      return row;
    });
  return formatTable(header, rows);
}

function loadCells(series: Series, measured: readonly Series[]): readonly string[] {
  const { server, samples, serverBusy = [], generatorBusy = [] } = series;
  const bare = samplesOf(measured, { ...series, server: BARE });
  const isKnown = (value: number | undefined) => value !== undefined;
  const cost = serverBusy.map((busy, round) => busy && (busy / (samples[round] ?? NaN)) * 1e6);
  return [
    server === BARE ? NOTHING : formatMedian(summariseRatio(samples, bare)),
    formatMedian(summarise(cost.filter(isKnown))),
    formatMedian(summarise(serverBusy.filter(isKnown))),
    formatMedian(summarise(generatorBusy)),
  ];
}
