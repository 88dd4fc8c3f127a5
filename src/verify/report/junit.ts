import { escapeXml, escapeXmlAttribute } from "../../markup/escape-xml.ts";
import type { CheckName } from "../checks/check.ts";
import { CHECKS } from "../checks/check.ts";
import type { OperationFindings } from "./by-operation.ts";
import { groupByOperation, listStatuses, nameOf, verdictOf } from "./by-operation.ts";
import type { Report, ReportedFinding } from "./report.ts";
import { placeOf, shorten, tellWork, times, writeReply, writeRequest } from "./words.ts";

/** So much of a line for a shell is written, in characters; programs that read JUnit's form keep all in memory. */
const LONGEST_LINE = 20_000;

/**
 * A report in JUnit's XML, as Jenkins, GitLab and others read it: a test suite for each operation, in it a test case for
 * each check. An operation that was not asked has skipped ones. Valid by junit-10.xsd of Jenkins' xUnit plugin and by the
 * schema of Ant's JUnit task.
 */
export function writeJunit(report: Report): string {
  const suites = groupByOperation(report).map((group, id) => writeSuite(group, id, report));
  return [`<?xml version="1.0" encoding="UTF-8"?>`, "<testsuites>", ...suites, "</testsuites>", ""].join(
    "\n",
  );
}

/** How one check of an operation came out. */
interface JunitCase {
  readonly outcome: "passed" | "failed" | "skipped";
  /** Its elements. */
  readonly inside: string;
  readonly check: CheckName;
}

function writeSuite(group: OperationFindings, id: number, report: Report): string {
  const { operation, findings } = group;
  const { title, startedAt, provider, seed } = report;
  const byCheck = Map.groupBy(findings, ({ check }) => check);
  const checks = [...new Set([...report.checks, ...byCheck.keys()])];
  const isAsked = verdictOf(group) !== "not asked";
  const cases = checks.map((check) => toCase(check, byCheck.get(check) ?? [], isAsked, seed));
  const countOf = (outcome: JunitCase["outcome"]) => cases.filter((one) => one.outcome === outcome).length;
  const time = (operation.durationMs / 1000).toFixed(3);
  const suite = {
    ...{ name: nameOf(operation), tests: cases.length, failures: countOf("failed"), errors: 0 },
    ...{ skipped: countOf("skipped"), time, id, package: title.trim() === "" ? "contract" : title },
    // In UTC, and without saying so, as the schemas want it.
    timestamp: startedAt.slice(0, 19),
    hostname: URL.canParse(provider) ? new URL(provider).hostname : "localhost",
  };
  const properties = { seed, cases: operation.cases, statuses: listStatuses(operation).join(", ") };
  const classname = `${title}.${operation.operationId}`;
  return [
    `<testsuite${attributes(suite)}>`,
    "<properties>",
    ...Object.entries(properties).map(([name, value]) => `<property${attributes({ name, value })}/>`),
    "</properties>",
    ...cases.map(({ check, inside }, at) => {
      // The time of an operation is not that of any one check; the first bears it, so that sums are right.
      const facts = { name: `${check}: ${CHECKS[check]}`, classname, time: at === 0 ? time : "0" };
      return `<testcase${attributes(facts)}${inside === "" ? "/>" : `>${inside}</testcase>`}`;
    }),
    `<system-out>${escapeXml(tellWork(report))}</system-out>`,
    "<system-err></system-err>",
    "</testsuite>",
  ].join("\n");
}

function toCase(
  check: CheckName,
  findings: readonly ReportedFinding[],
  isAsked: boolean,
  seed: string,
): JunitCase {
  const skip = (why: string): JunitCase => ({
    ...{ check, outcome: "skipped" },
    inside: `<skipped${attributes({ message: why })}/>`,
  });
  const [first, ...others] = findings.toSorted((a, b) => Number(a.known) - Number(b.known));
  if (!first) return isAsked ? { check, outcome: "passed", inside: "" } : skip("not asked");
  const message = first.message + (others.length === 0 ? "" : ` (and ${others.length} more)`);
  if (first.known) return skip(`known: ${message}`);
  const text = escapeXml([first, ...others].map((finding) => describe(finding, seed)).join("\n\n"));
  const inside = `<failure${attributes({ message, type: check })}>${text}</failure>`;
  return { check, outcome: "failed", inside };
}

function describe(finding: ReportedFinding, seed: string): string {
  const { message, count, phase, title, curl, request, reply, rule } = finding;
  return [
    finding.known ? `${message} (known)` : message,
    `seen:  ${times(count)}, first in phase ${phase}, seed ${seed}`,
    `case:  ${title}`,
    `rule:  ${placeOf(rule)}`,
    `       ${rule.pointer}`,
    `again: ${shorten(curl, LONGEST_LINE)}`,
    `sent:\n${indent(writeRequest(request))}`,
    `came:\n${indent(writeReply(reply))}`,
  ].join("\n");
}

function indent(text: string): string {
  return text.replace(/^/gm, "  ");
}

function attributes(of: Readonly<Record<string, string | number>>): string {
  return Object.entries(of)
    .map(([name, value]) => ` ${name}="${escapeXmlAttribute(String(value))}"`)
    .join("");
}
