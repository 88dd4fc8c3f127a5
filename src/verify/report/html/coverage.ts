import type { CoverageReport } from "../../../coverage/report/coverage-report.ts";
import { sumRows } from "../../../coverage/report/sum-rows.ts";
import { NEVER_WORDS, outermost } from "../../../coverage/report/text-report.ts";
import { escapeHtml as escape } from "../../../markup/escape-html.ts";
import { count, number } from "../words.ts";

/** How much of the contract was exercised, and, folded, what never was. */
export function coverageHtml(report: CoverageReport): string {
  const rows = sumRows(report).filter(({ share }) => share.total > 0);
  return `<h2>Contract coverage</h2>
<table>
<thead><tr><th scope="col">Of the contract</th><th scope="col" class="number">Exercised</th><th scope="col">Share</th></tr></thead>
<tbody>
${rows
  .map(
    ({ name, share: { covered, total }, percent }) =>
      `<tr><td>${name}</td><td class="number" data-label="Exercised">${number(covered)} of ${number(total)}</td><td><meter min="0" max="100" value="${percent}" aria-label="${name}">${percent} %</meter> ${percent} %</td></tr>`,
  )
  .join("\n")}
</tbody>
</table>
${neverHtml(report)}`;
}

function neverHtml({ perOperation, never }: CoverageReport): string {
  const byOperation = Map.groupBy(never, ({ operationId }) => operationId);
  const parts = perOperation.flatMap(({ operationId, method, path, asked }) => {
    const own = outermost(byOperation.get(operationId) ?? []);
    if (own.length === 0) return [];
    const items =
      asked === 0
        ? ["never asked"]
        : own.map(({ kind, pointer }) => `never ${NEVER_WORDS[kind]}: #${pointer}`);
    return `<h3><code>${escape(`${method} ${path}`)}</code> <span class="quiet">${escape(operationId)}</span></h3>
<ul class="notes">${items.map((item) => `<li><code>${escape(item)}</code></li>`).join("\n")}</ul>`;
  });
  if (parts.length === 0) return "";
  return `<details class="card"><summary><span class="message">What was never exercised</span><span class="side quiet">in ${count(parts.length, "operation")}</span></summary>
<div class="inside"><div>${parts.join("\n")}</div></div>
</details>`;
}
