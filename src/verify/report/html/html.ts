import { escapeHtml as escape } from "../../../markup/escape-html.ts";
import { groupByOperation } from "../by-operation.ts";
import type { Report } from "../report.ts";
import { number, seconds, summarise } from "../words.ts";
import { coverageHtml } from "./coverage.ts";
import { findingsHtml } from "./findings.ts";
import { operationsHtml } from "./operations.ts";
import { SCRIPT } from "./script.ts";
import { STYLE } from "./style.ts";

/**
 * A report as a page in one file, which asks nobody for anything. What the provider or the document says is text in it, and
 * a policy of its own lets nothing run but the script of the page, known by its digest.
 */
export async function writeHtml(report: Report): Promise<string> {
  const { title, findings, notes, vanished } = report;
  const groups = groupByOperation(report);
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${await policyOf(STYLE, SCRIPT)}">
<meta name="viewport" content="width=device-width">
<meta name="referrer" content="no-referrer">
<title>${escape(title)}: ${escape(summarise(report))}</title>
<style>${STYLE}</style>
</head>
<body>
<main>
<h1>${escape(title)}</h1>
${headHtml(report)}
<h2>Operations</h2>
${operationsHtml(groups)}
${findings.length === 0 ? "" : `<h2>Findings</h2>\n${findingsHtml(groups, report.seed)}`}
${coverageHtml(report.coverage)}
${listHtml(
  "Not found any more",
  vanished.map(({ operationId, message }) => `${operationId}: ${message}`),
)}
${listHtml("Notes", notes)}
</main>
<script>${SCRIPT}</script>
</body>
</html>
`;
}

function headHtml(report: Report): string {
  const { passed, end, cases, durationMs, provider, seed, phases, startedAt } = report;
  const look = !passed ? "broken" : end === "all-sent" ? "kept" : "other";
  const facts = {
    Provider: provider,
    Cases: `${number(cases)} in ${seconds(durationMs)}`,
    Rate: durationMs === 0 ? "–" : `${number(Math.round((cases / durationMs) * 1000))} a second`,
    Phases: phases.join(", "),
    Seed: seed,
    Began: `${startedAt.slice(0, 19).replace("T", " ")} UTC`,
  };
  const list = Object.entries(facts).map(
    ([name, value]) => `<div><dt>${name}</dt><dd>${escape(value)}</dd></div>`,
  );
  return `<p class="verdict ${look}">${escape(capitalised(summarise(report)))}</p>
<dl class="facts">${list.join("\n")}</dl>`;
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function listHtml(heading: string, items: readonly string[]): string {
  if (items.length === 0) return "";
  return `<h2>${heading}</h2>
<ul class="notes">${items.map((item) => `<li>${escape(item)}</li>`).join("\n")}</ul>`;
}

async function policyOf(style: string, script: string): Promise<string> {
  const [styleDigest, scriptDigest] = [await digestOf(style), await digestOf(script)];
  return `default-src 'none'; style-src '${styleDigest}'; script-src '${scriptDigest}'; base-uri 'none'; form-action 'none'`;
}

async function digestOf(text: string): Promise<string> {
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text));
  return `sha256-${btoa(String.fromCharCode(...new Uint8Array(digest)))}`;
}
