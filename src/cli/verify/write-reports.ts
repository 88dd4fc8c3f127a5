import { appendFile, mkdir, writeFile } from "node:fs/promises";
import { join, relative, resolve } from "node:path";
import { isUrl } from "../../document/source.ts";
import { writeGithub } from "../../verify/report/github.ts";
import { writeHtml } from "../../verify/report/html/html.ts";
import { writeJson } from "../../verify/report/json.ts";
import { writeJunit } from "../../verify/report/junit.ts";
import { writeMarkdown } from "../../verify/report/markdown.ts";
import type { Report } from "../../verify/report/report.ts";
import { print } from "../print.ts";
import type { ReportFlags, ReportForm } from "./report-options.ts";
import { codeOf, UsageError } from "../usage-error.ts";

interface FileForm {
  readonly name: string;
  readonly write: (report: Report) => string | Promise<string>;
}

const FILES: Readonly<Record<Exclude<ReportForm, "github">, FileForm>> = {
  junit: { name: "verify-junit.xml", write: writeJunit },
  html: { name: "verify.html", write: writeHtml },
  json: { name: "verify.json", write: writeJson },
  markdown: { name: "verify.md", write: writeMarkdown },
};

/**
 * Makes ready to write the reports that were asked for, so that what is in the way is told before anything is sent.
 * @returns what writes them, and tells where they are.
 * @throws {UsageError} for a folder that cannot be made.
 */
export async function prepareReports({
  report: forms = [],
  reportDir,
}: ReportFlags): Promise<(report: Report) => Promise<void>> {
  const files = Object.entries(FILES).filter(([form]) => (forms as readonly string[]).includes(form));
  if (files.length > 0) {
    await mkdir(reportDir, { recursive: true }).catch((error: unknown) => refuse(reportDir, error));
  }
  return async (report) => {
    for (const [form, { name, write }] of files) {
      const path = join(reportDir, name);
      await writeFile(path, await write(report)).catch((error: unknown) => refuse(path, error));
      process.stderr.write(`${form}: ${path}\n`);
    }
    if (forms.includes("github")) await writeForGithub(report);
  };
}

/** Annotations go into the log, the summary onto the page of the run. */
async function writeForGithub(report: Report): Promise<void> {
  await print(writeGithub(inWorkspace(report)));
  const summary = process.env.GITHUB_STEP_SUMMARY;
  if (summary === undefined || summary === "") return;
  await appendFile(summary, writeMarkdown(report)).catch((error: unknown) => refuse(summary, error));
}

/** GitHub knows files by their paths in the repository, wherever the command was run. */
function inWorkspace(report: Report): Report {
  const workspace = process.env.GITHUB_WORKSPACE;
  if (workspace === undefined || workspace === "") return report;
  const findings = report.findings.map((finding) => {
    const { file } = finding.rule;
    if (file === undefined || isUrl(file)) return finding;
    const below = relative(workspace, resolve(file)).replaceAll("\\", "/");
    return below.startsWith("..") ? finding : { ...finding, rule: { ...finding.rule, file: below } };
  });
  return { ...report, findings };
}

function refuse(path: string, error: unknown): never {
  throw new UsageError(
    `the report ${path} cannot be written (${codeOf(error) ?? String(error)}); give another --report-dir`,
  );
}
