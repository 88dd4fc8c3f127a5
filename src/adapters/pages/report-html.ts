import type { Counts, OperationReport, Report } from "../../forward/report/traffic-report.ts";
import { escapeHtml } from "../../markup/escape-html.ts";

/** The style sheet of the page. */
export const REPORT_STYLE = `
body { font: 15px/1.5 system-ui, sans-serif; max-width: 75rem; margin: 2rem auto; padding: 0 1rem; color: #1f2328; }
h1 { font-size: 1.5rem; } h2 { font-size: 1.15rem; margin-top: 2rem; }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: left; vertical-align: top; padding: .35rem .75rem .35rem 0; border-bottom: 1px solid #d0d7de; }
td.number, th.number { text-align: right; font-variant-numeric: tabular-nums; }
code { font-family: ui-monospace, monospace; font-size: .9em; overflow-wrap: anywhere; }
ul { margin: 0; padding-left: 1.1rem; } .quiet { color: #59636e; } .broken { color: #b42318; }
@media (prefers-color-scheme: dark) {
  body { background: #0d1117; color: #e6edf3; } th, td { border-color: #30363d; }
  .quiet { color: #9198a1; } .broken { color: #ff8b7e; }
}
@media (max-width: 45rem) {
  thead { display: none; } tr, td { display: block; } tr { padding: .5rem 0; border-bottom: 1px solid #8886; }
  td, td.number { border: 0; padding: .1rem 0; text-align: left; } td:empty { display: none; }
  td[data-label]::before { content: attr(data-label) ": "; opacity: .7; }
}
`;

/** A report as a page that needs nothing else. */
export function reportHtml(report: Report, title: string): string {
  const { operations, undocumented, otherUndocumented, since } = report;
  const asked = operations.filter(isAsked);
  const broken = asked.filter((operation) => countOf(operation) > 0);
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${escapeHtml(title)}: what was asked</title>
<style>${REPORT_STYLE}</style>
</head>
<body>
<h1>${escapeHtml(title)}</h1>
<p>${asked.length} of ${operations.length} operations asked since ${timeOf(since)}; ${broken.length} of them with something that broke the contract.</p>
<h2>Operations</h2>
${asked.length === 0 ? `<p class="quiet">Nobody has asked yet.</p>` : operationTable(asked)}
<h2>Outside the contract</h2>
${undocumented.length === 0 ? `<p class="quiet">Nothing.</p>` : undocumentedTable(report)}
${otherUndocumented === 0 ? "" : `<p class="quiet">and ${otherUndocumented} more</p>`}
<h2>Not asked</h2>
${listOf(operations.filter((operation) => !isAsked(operation)).map(nameOf))}
</body>
</html>
`;
}

function isAsked({ asked, broken }: OperationReport): boolean {
  return asked > 0 || broken.length > 0;
}

function countOf({ broken, otherBreaches }: OperationReport): number {
  return broken.reduce((sum, { count }) => sum + count, otherBreaches);
}

function nameOf({ operationId, method, path }: OperationReport): string {
  return `<code>${escapeHtml(method)} ${escapeHtml(path)}</code> <span class="quiet">${escapeHtml(operationId)}</span>`;
}

function operationTable(operations: readonly OperationReport[]): string {
  const rows = operations.map(
    (operation) => `<tr>
<td>${nameOf(operation)}</td>
<td class="number" data-label="Asked">${operation.asked}</td>
<td data-label="Answered by">${countsOf(operation.answeredBy)}</td>
<td data-label="Status">${countsOf(operation.statuses)}</td>
<td data-label="Not at the backend">${countsOf(operation.declined)}</td>
<td>${breachesOf(operation)}</td>
</tr>`,
  );
  return `<table>
<thead><tr><th>Operation</th><th class="number">Asked</th><th>Answered by</th><th>Status</th><th>Not at the backend</th><th>Broke the contract</th></tr></thead>
<tbody>
${rows.join("\n")}
</tbody>
</table>`;
}

function breachesOf({ broken, otherBreaches }: OperationReport): string {
  const lines = broken.map(
    ({ of, what, count, last }) =>
      `<span class="broken">${of}</span> <code>${escapeHtml(what)}</code> <span class="quiet">${count === 1 ? "once," : `${count} times, last`} ${timeOf(last)}</span>`,
  );
  return listOf(otherBreaches === 0 ? lines : [...lines, `and ${otherBreaches} more`]);
}

function undocumentedTable({ undocumented }: Report): string {
  const rows = undocumented.map(
    ({ request, asked, statuses, last }) =>
      `<tr><td><code>${escapeHtml(request)}</code></td><td class="number" data-label="Asked">${asked}</td><td data-label="Status">${countsOf(statuses)}</td><td data-label="Last">${timeOf(last)}</td></tr>`,
  );
  return `<table>
<thead><tr><th>Request</th><th class="number">Asked</th><th>Status</th><th>Last</th></tr></thead>
<tbody>
${rows.join("\n")}
</tbody>
</table>`;
}

/** A time to the second, in UTC. */
function timeOf(iso: string): string {
  const text = `${iso.slice(0, 10)} ${iso.slice(11, 19)} UTC`;
  return `<time datetime="${escapeHtml(iso)}">${escapeHtml(text)}</time>`;
}

function countsOf(counts: Counts): string {
  return Object.entries(counts)
    .map(([name, count]) => `${escapeHtml(name)} ${count}`)
    .join(", ");
}

function listOf(items: readonly string[]): string {
  return items.length === 0 ? "" : `<ul>${items.map((item) => `<li>${item}</li>`).join("\n")}</ul>`;
}
