import { createHash } from "node:crypto";
import { negotiate } from "../../contract/accept.ts";
import type { Contract } from "../../contract/contract.ts";
import { Problem } from "../../contract/problem.ts";
import type { DraftReply } from "../../contract/request.ts";
import type { TrafficReport } from "../../forward/report/traffic-report.ts";
import type { Gate } from "./access.ts";
import type { Page } from "./page.ts";
import { jsonReply } from "./page.ts";
import { REPORT_STYLE, reportHtml } from "./report-html.ts";

/** The page has no script and asks for nothing; its own style is known by its digest. */
const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  `style-src 'sha256-${createHash("sha256").update(REPORT_STYLE).digest("base64")}'`,
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join("; ");

/** What was asked, who answered, and what broke the contract: for people in HTML, for programs in JSON. */
export function reportPage(
  gate: Gate,
  report: Pick<TrafficReport, "read">,
  { document, operations }: Pick<Contract, "document" | "operations">,
): Page {
  return {
    method: "GET",
    answer: async (request): Promise<DraftReply> => {
      await gate(request);
      const agreed = negotiate(request.headers.accept, ["application/json", "text/html"]);
      if (!agreed) {
        throw new Problem({
          status: 406,
          detail: "The report is text/html or application/json; accept one.",
        });
      }
      if (agreed.declared === "application/json") {
        const reply = jsonReply(200, report.read(operations));
        return { ...reply, headers: { ...reply.headers, Vary: "Accept" } };
      }
      return {
        status: 200,
        headers: {
          "Content-Security-Policy": CONTENT_SECURITY_POLICY,
          "X-Content-Type-Options": "nosniff",
          "Cache-Control": "no-store",
          Vary: "Accept",
          "Content-Type": "text/html; charset=utf-8",
        },
        mediaType: "text/html",
        body: reportHtml(report.read(operations), document.info.title),
        source: "engine",
      };
    },
  };
}
