import type { End } from "../result.ts";
import type { Report, ReportedFinding, RulePlace } from "./report.ts";

/** Why it is not the whole of it. */
const ENDS: Readonly<Record<End, string>> = {
  "all-sent": "",
  "max-failures": "; nothing more was sent after so many",
  signal: "; it was stopped before all was sent",
};

/** The outcome in one line: `3 findings in 2 of 15 operations, seen 17 times`. */
export function summarise({ findings, operations, end }: Report): string {
  const all = count(operations.length, "operation");
  if (findings.length === 0) {
    const asked = operations.filter(({ cases }) => cases > 0).length;
    const of = asked === operations.length ? all : `${number(asked)} of ${all}`;
    return end === "all-sent" ? `the contract is kept in ${of}` : `no findings in ${of}${ENDS[end]}`;
  }
  const broken = new Set(findings.map(({ operationId }) => operationId)).size;
  const seen = findings.reduce((sum, finding) => sum + finding.count, 0);
  const known = findings.filter((finding) => finding.known).length;
  const news = known === 0 ? "" : ` (${number(known)} known, ${number(findings.length - known)} new)`;
  return `${count(findings.length, "finding")}${news} in ${number(broken)} of ${all}, seen ${times(seen)}${ENDS[end]}`;
}

/** How much was done: `1,204 cases in 2.1 s (573 a second) against http://localhost:8000, seed 1f2e3d`. */
export function tellWork({ cases, durationMs, provider, seed }: Report): string {
  const rate = durationMs > 0 ? ` (${number(Math.round((cases / durationMs) * 1000))} a second)` : "";
  return `${count(cases, "case")} in ${seconds(durationMs)}${rate} against ${provider}, seed ${seed}`;
}

/** `1 case`, `2 cases`. */
export function count(of: number, noun: string): string {
  return `${number(of)} ${noun}${of === 1 ? "" : "s"}`;
}

/** `once`, `12 times`. */
export function times(of: number): string {
  return of === 1 ? "once" : `${number(of)} times`;
}

/** A number with its thousands apart. */
export function number(of: number): string {
  return of.toLocaleString("en-US");
}

/** `0.4 s`, `2 min 5 s`. */
export function seconds(ms: number): string {
  if (ms < 60_000) return `${(ms / 1000).toFixed(1)} s`;
  return `${Math.floor(ms / 60_000)} min ${Math.floor((ms % 60_000) / 1000)} s`;
}

/** A place as editors take it: `openapi.yaml:12:5`; the pointer where the line is not known. */
export function placeOf({ file, line, column, pointer }: RulePlace): string {
  if (file === undefined) return pointer;
  return line === undefined ? `${file} ${pointer}` : `${file}:${line}:${column ?? 1}`;
}

/** A request as it goes out: its first line, its fields, its body. */
export function writeRequest({ method, target, headers, body }: ReportedFinding["request"]): string {
  return [`${method} ${target}`, ...fieldsOf(headers), ...(body === undefined ? [] : ["", body])].join("\n");
}

/** A reply as it came in: its status, its fields, its body. */
export function writeReply({ status, headers, body }: ReportedFinding["reply"]): string {
  if (status === 0) return "no answer";
  return [String(status), ...fieldsOf(headers), ...(body === "" ? [] : ["", body])].join("\n");
}

function fieldsOf(headers: Readonly<Record<string, string>>): string[] {
  return Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
}

/** The beginning of a text that is too long, with how much is left out. */
export function shorten(text: string, most: number): string {
  if (text.length <= most) return text;
  return `${text.slice(0, most)}… (${count(text.length - most, "character")} more)`;
}
