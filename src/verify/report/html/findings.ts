import { escapeHtml as escape } from "../../../markup/escape-html.ts";
import { CHECKS } from "../../checks/check.ts";
import type { OperationFindings } from "../by-operation.ts";
import type { ReportedFinding } from "../report.ts";
import { placeOf, times, writeReply, writeRequest } from "../words.ts";

/** So many findings are unfolded from the beginning. */
const MOST_OPEN = 3;

/** All findings by operation, each one folded but for the first ones. */
export function findingsHtml(groups: readonly OperationFindings[], seed: string): string {
  const broken = groups.filter(({ findings }) => findings.length > 0);
  let at = 0;
  const parts = broken.map(({ operation, findings }) => {
    const name = `${operation.method} ${operation.path}`;
    const cards = findings.map((finding) => findingHtml(finding, ++at, seed));
    return `<section data-group="${escape(`${name} ${operation.operationId}`)}" id="operation-${escape(encodeURIComponent(operation.operationId))}">
<h3><code>${escape(name)}</code> <span class="quiet">${escape(operation.operationId)}</span></h3>
${cards.join("\n")}
</section>`;
  });
  return `<label class="find" hidden>Find by operation, check or words<br><input type="search"></label>
${parts.join("\n")}`;
}

function findingHtml(finding: ReportedFinding, at: number, seed: string): string {
  const { message, check, count, known, phase, title, curl, request, reply, rule } = finding;
  const sides = [
    ...(known ? [`<span class="chip other">known</span>`] : []),
    `<span class="chip ${known ? "other" : "broken"}">${escape(check)}</span>`,
    `<span class="quiet">${times(count)}</span>`,
  ];
  return `<details class="card" id="finding-${at}"${at <= MOST_OPEN ? " open" : ""}>
<summary><span class="message">${escape(message)}</span><span class="side">${sides.join("")}</span></summary>
<div class="inside">
<div><h4>Rule</h4><code>${escape(placeOf(rule))}</code><br><code class="quiet">${escape(rule.pointer)}</code><br><span class="quiet">${escape(CHECKS[check])}</span></div>
<div><h4>Case</h4>${escape(title)} <span class="quiet">(phase ${phase}, seed <code>${escape(seed)}</code>)</span></div>
<div><h4>Again</h4><div class="line">${pre(curl, "The command that sends the request again")}</div></div>
<div class="pair">
<div><h4>Sent</h4>${pre(writeRequest(request), "The request")}</div>
<div><h4>Came</h4>${pre(writeReply(reply), "The reply")}</div>
</div>
</div>
</details>`;
}

/** It scrolls where it is long, so the keyboard can reach it. HTML has no way to write U+0000. */
function pre(text: string, label: string): string {
  return `<pre tabindex="0" role="region" aria-label="${label}">${escape(text.replaceAll("\0", "␀"))}</pre>`;
}
