import { escapeHtml as escape } from "../../../markup/escape-html.ts";
import type { OperationFindings, Verdict } from "../by-operation.ts";
import { listStatuses, verdictOf } from "../by-operation.ts";
import { count, number } from "../words.ts";

/** A table of the operations: those with findings, and the others folded, so that it is short with many. */
export function operationsHtml(groups: readonly OperationFindings[]): string {
  const of = (verdict: Verdict) => groups.filter((group) => verdictOf(group) === verdict);
  const broken = of("broken");
  return [
    ...(broken.length > 0 ? [tableOf(broken)] : []),
    folded(of("kept"), "without a finding"),
    folded(of("not asked"), "not asked"),
  ].join("\n");
}

function folded(groups: readonly OperationFindings[], what: string): string {
  if (groups.length === 0) return "";
  const cases = groups.reduce((sum, { operation }) => sum + operation.cases, 0);
  const side = cases === 0 ? "" : `<span class="side quiet">${count(cases, "case")}</span>`;
  return `<details class="card"><summary><span class="message">${count(groups.length, "operation")} ${what}</span>${side}</summary>
${tableOf(groups)}
</details>`;
}

function tableOf(groups: readonly OperationFindings[]): string {
  return `<table>
<thead><tr><th scope="col">Operation</th><th scope="col" class="number">Findings</th><th scope="col" class="number">Cases</th><th scope="col" class="number">Mean time</th><th scope="col">Statuses</th></tr></thead>
<tbody>
${groups.map(rowOf).join("\n")}
</tbody>
</table>`;
}

function rowOf({ operation, findings }: OperationFindings): string {
  const { method, path, operationId, cases, durationMs } = operation;
  const name = `<code>${escape(`${method} ${path}`)}</code>`;
  const linked =
    findings.length === 0
      ? name
      : `<a href="#operation-${escape(encodeURIComponent(operationId))}">${name}</a>`;
  return `<tr><td>${linked} <span class="quiet">${escape(operationId)}</span></td>
<td class="number" data-label="Findings">${number(findings.length)}</td>
<td class="number" data-label="Cases">${number(cases)}</td>
<td class="number" data-label="Mean time">${cases === 0 ? "–" : `${(durationMs / cases).toFixed(1)} ms`}</td>
<td data-label="Statuses">${escape(listStatuses(operation).join(", "))}</td></tr>`;
}
