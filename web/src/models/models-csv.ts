import Papa from "papaparse";
import type { Model } from "../api/schemas.ts";

const FIRST: readonly (readonly [string, (model: Model) => unknown])[] = [
  ["Model name", ({ name }) => name],
  ["Version", ({ version }) => version],
  ["Status", ({ status }) => status],
  ["Accuracy (%)", ({ accuracy }) => percent(accuracy)],
  ["Latency (ms)", ({ latency }) => latency],
  ["Framework", ({ framework }) => framework],
  ["Uptime (%)", ({ uptime }) => uptime],
];

const REST: readonly (keyof Model)[] = [
  ...(["id", "throughput", "size", "aiConfidence", "errorRate", "inferenceCount"] as const),
  ...(["deployedAt", "lastUpdated", "lastTestedAt", "previousVersion"] as const),
];

/** What spreadsheets take for a formula, whatever follows. Source: OWASP, CSV Injection. */
const FORMULA = /^[=+\-@\t\r]/;

/** Models as CSV (RFC 4180). A text that a spreadsheet would run as a formula is kept a text by an apostrophe. */
export function modelsCsv(models: readonly Model[]): string {
  const rows = models.map((model) => [
    ...FIRST.map(([, valueOf]) => valueOf(model)),
    ...REST.map((property) => model[property]),
  ]);
  const fields = [...FIRST.map(([title]) => title), ...REST];
  return `${Papa.unparse({ fields, data: rows }, { escapeFormulae: FORMULA, newline: "\r\n" })}\r\n`;
}

function percent(share: number): number {
  return Math.round(share * 1000) / 10;
}
