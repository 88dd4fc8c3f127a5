import { SaxesParser } from "saxes";
import { describe, expect, test } from "vitest";
import { writeGithub } from "../../../src/verify/report/github.ts";
import { writeJson } from "../../../src/verify/report/json.ts";
import { writeJunit } from "../../../src/verify/report/junit.ts";
import { writeMarkdown } from "../../../src/verify/report/markdown.ts";
import type { Report } from "../../../src/verify/report/report.ts";
import { sampleReport } from "./sample-report.ts";

const TOTAL = "response 200: body/total is required";

/** An element of XML with its attributes, text and children. */
interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: Element[];
  text: string;
}

/** Reads XML strictly: anything that is not well-formed throws. */
function readXml(xml: string): Element {
  const parser = new SaxesParser();
  const root: Element = { name: "", attributes: {}, children: [], text: "" };
  const open = [root];
  parser.on("opentag", ({ name, attributes }) => {
    const element = { name, attributes, children: [], text: "" };
    open.at(-1)?.children.push(element);
    open.push(element);
  });
  parser.on("text", (text) => {
    const last = open.at(-1);
    if (last) last.text += text;
  });
  parser.on("closetag", () => void open.pop());
  parser.write(xml).close();
  return root.children[0] ?? root;
}

const known = (report: Report): Report => ({
  ...report,
  passed: true,
  findings: report.findings.map((finding) => ({ ...finding, known: true })),
});

describe("JUnit", () => {
  const suitesOf = (report: Report) => readXml(writeJunit(report)).children;
  const casesOf = (suite: Element) => suite.children.filter(({ name }) => name === "testcase");

  test("there is a suite for each operation, and in it a case for each check, and they are counted", async () => {
    const report = await sampleReport();
    const suites = suitesOf(report);
    expect(suites.map(({ attributes }) => attributes.name)).toEqual(
      report.operations.map(({ method, path, operationId }) => `${method} ${path} (${operationId})`),
    );
    for (const suite of suites) {
      const cases = casesOf(suite);
      const countOf = (name: string) =>
        cases.filter(({ children }) => children.some((child) => child.name === name)).length;
      expect(cases.map(({ attributes }) => attributes.name?.split(":")[0])).toEqual(report.checks);
      expect(suite.attributes).toMatchObject({
        tests: String(report.checks.length),
        failures: String(countOf("failure")),
        skipped: String(countOf("skipped")),
        errors: "0",
        timestamp: "2026-03-01T12:00:00",
      });
    }
    expect(suites.map(({ attributes }) => Number(attributes.failures)).reduce((a, b) => a + b)).toBe(5);
  });

  test("a failure has what was sent, what came, and the rule with its place", async () => {
    const report = await sampleReport();
    const failures = suitesOf(report)
      .flatMap(casesOf)
      .flatMap(({ children }) => children);
    const failure = failures.find(({ attributes }) => attributes.message === TOTAL);
    const [told] = report.findings.filter(({ message }) => message === TOTAL);
    expect(failure?.attributes.type).toBe("body-valid");
    for (const part of [told?.curl, told?.reply.body, told?.rule.pointer, "seed-1", "GET /pets"]) {
      expect(failure?.text).toContain(part);
    }
    expect(failure?.text).toMatch(/rule: {2}test\/pets\/openapi\.yaml:\d+:\d+\n/);
  });

  test("what is known, and what was not asked, is skipped", async () => {
    const report = await sampleReport();
    const suites = suitesOf(known(report));
    expect(suites.map(({ attributes }) => attributes.failures)).toEqual(suites.map(() => "0"));
    expect(
      suites.flatMap(casesOf).flatMap(({ children }) => children[0]?.attributes.message ?? []),
    ).toContain(`known: ${TOTAL}`);
    const unasked = report.operations.map((operation) => ({ ...operation, cases: 0, statuses: {} }));
    const all = suitesOf({ ...report, operations: unasked, findings: [] }).flatMap(casesOf);
    expect(all.every(({ children }) => children[0]?.attributes.message === "not asked")).toBe(true);
  });
});

test("JSON has all of the report, and says in which version", async () => {
  const report = await sampleReport();
  expect(JSON.parse(writeJson(report))).toEqual({
    version: 1,
    ...(JSON.parse(JSON.stringify(report)) as object),
  });
});

describe("GitHub", () => {
  test("each finding is one line at its rule, and the sum is another", async () => {
    const report = await sampleReport();
    const lines = writeGithub(report).trimEnd().split("\n");
    expect(lines).toHaveLength(report.findings.length + 1);
    expect(lines[0]).toMatch(
      /^::error file=test\/pets\/openapi\.yaml,line=\d+,col=\d+,title=body-valid::GET \/pets: response 200: body\/total is required \(\d+ times\)%0A/,
    );
    expect(lines.at(-1)).toMatch(/^5 findings in 4 of 6 operations/);
  });

  test("what is known is a notice", async () => {
    expect(writeGithub(known(await sampleReport()))).not.toContain("::error");
  });
});

describe("Markdown", () => {
  test("the outcome comes first, all else is folded", async () => {
    const report = await sampleReport();
    const lines = writeMarkdown(report).split("\n");
    expect(lines[0]).toMatch(/^## ❌ Pets: 5 findings in 4 of 6 operations/);
    expect(lines.filter((line) => line.startsWith("<details>"))).toHaveLength(
      5 + 2 + Math.min(1, report.notes.length),
    );
  });

  test("nothing of an answer is outside a block of code", async () => {
    const outside = writeMarkdown(await sampleReport()).replaceAll(/^(`{3,})\w*\n[\s\S]*?\n\1$/gm, "");
    expect(outside).not.toContain("<script>");
    expect(outside).not.toMatch(/@all/);
  });

  test("it is no longer than a comment may be, however much was found", async () => {
    const report = await sampleReport();
    const many = Array.from({ length: 2000 }, (_, at) =>
      report.findings.map((finding) => ({ ...finding, message: `${at}: ${finding.message}` })),
    );
    const text = writeMarkdown({ ...report, findings: many.flat() });
    expect(text.length).toBeLessThan(65_536);
    expect(text).toMatch(/[\d,]+ findings more: see another form of this report\./);
  });
});
