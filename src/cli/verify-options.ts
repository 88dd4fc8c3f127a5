import type { Command } from "commander";
import { InvalidArgumentError, Option } from "commander";
import type { CheckName } from "../verify/checks/check.ts";
import { CHECKS } from "../verify/checks/check.ts";
import type { Mode } from "../verify/phases/phase.ts";
import type { Phase } from "../verify/test-case.ts";
import { PHASES } from "../verify/test-case.ts";
import { collectText, parseCount, parseListOf, parseMilliseconds } from "./arguments.ts";
import type { DocumentFlags } from "./document-options.ts";
import { addDocumentOptions } from "./document-options.ts";
import type { ReportFlags } from "./verify/report-options.ts";
import { addReportOptions } from "./verify/report-options.ts";
import type { RunFlags } from "./verify/run-options.ts";
import { addRunOptions } from "./verify/run-options.ts";

/** What `verify` was asked for. */
export interface VerifyFlags extends DocumentFlags, ReportFlags, RunFlags {
  /** Only what sends nothing can do without. */
  readonly url?: URL;
  readonly phases?: readonly Phase[];
  readonly checks?: readonly CheckName[];
  readonly excludeChecks?: readonly CheckName[];
  readonly mode: Mode;
  readonly maxExamples: number;
  readonly seed?: string;
  readonly includeTag?: readonly string[];
  readonly excludeTag?: readonly string[];
  readonly operation?: readonly string[];
  readonly excludeOperation?: readonly string[];
  readonly header?: readonly (readonly [name: string, value: string])[];
  readonly auth?: readonly string[];
  readonly workers: number;
  readonly rate?: number;
  readonly timeout: number;
  readonly maxResponseTime?: number;
  readonly maxFailures?: number;
}

/** Adds the flags about what is sent, to whom, and what is judged. */
export function addVerifyOptions(command: Command): Command {
  const option = (flags: string, about: string) => new Option(flags, about);
  const checks = Object.keys(CHECKS) as CheckName[];
  command
    .addOption(option("-u, --url <url>", "where the provider is").argParser(parseUrl))
    .addOption(
      option("--phases <list>", `some of ${PHASES.join(", ")}`).argParser(parseListOf(PHASES, "phase")),
    )
    .addOption(
      option("--checks <list>", "judge by these checks alone; --list-checks says what there is").argParser(
        parseListOf(checks, "check"),
      ),
    )
    .addOption(
      option("--exclude-checks <list>", "judge by all but these").argParser(parseListOf(checks, "check")),
    )
    .addOption(
      option("-m, --mode <mode>", "send requests that keep the contract, that break it, or both")
        .choices(["positive", "negative", "all"])
        .default("all"),
    )
    .addOption(
      option("-n, --max-examples <count>", "generate so many cases for each operation at most")
        .argParser(parseCount)
        .default(50),
    )
    .option("--seed <seed>", "make the same cases again (default: another one each time)")
    .addOption(option("--include-tag <tag>", "ask operations of this tag; repeatable").argParser(collectText))
    .addOption(option("--exclude-tag <tag>", "leave this tag out; repeatable").argParser(collectText))
    .addOption(option("--operation <id>", "ask this operation; repeatable").argParser(collectText))
    .addOption(
      option("--exclude-operation <id>", "leave this operation out; repeatable").argParser(collectText),
    )
    .addOption(
      option("-H, --header <field>", "send this header field, `Name: value`; repeatable").argParser(
        collectHeader,
      ),
    )
    .addOption(
      option(
        "--auth <credential>",
        "the credential of a security scheme: `Scheme=credential`, or it alone where it can be of one only; repeatable",
      ).argParser(collectText),
    )
    .addOption(
      option("--workers <count>", "have so many requests under way").argParser(parsePositive).default(4),
    )
    .addOption(option("--rate <count>", "send so many requests a second at most").argParser(parsePositive))
    .addOption(
      option("--timeout <ms>", "wait so long for an answer").argParser(parseMilliseconds).default(10_000),
    )
    .addOption(
      option("--max-response-time <ms>", "take slower answers for findings").argParser(parseMilliseconds),
    )
    .addOption(option("--max-failures <count>", "stop after so many findings").argParser(parsePositive));
  return addDocumentOptions(addRunOptions(addReportOptions(command)), "ask");
}

function parseUrl(text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url || !/^https?:$/.test(url.protocol) || url.search !== "" || url.hash !== "") {
    throw new InvalidArgumentError("A provider is at an address like http://localhost:8000.");
  }
  if (url.username === "" && url.password === "") return url;
  throw new InvalidArgumentError("Leave the credentials out of it; give them by --auth.");
}

function parsePositive(text: string): number {
  const count = parseCount(text);
  if (count > 0) return count;
  throw new InvalidArgumentError("It is a whole number from 1 on.");
}

function collectHeader(
  text: string,
  before: readonly (readonly [string, string])[] = [],
): readonly (readonly [string, string])[] {
  const [, name, value] = /^([\w!#$%&'*+.^`|~-]+): *((?:[\t\x21-\x7e][\t\x20-\x7e]*)?)$/.exec(text) ?? [];
  if (name === undefined || value === undefined) {
    throw new InvalidArgumentError('A header field is like "X-Actor: ci".');
  }
  return [...before, [name, value]];
}
