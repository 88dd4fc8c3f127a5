import { toCurl } from "../../contract/wire/curl-line.js";
import type { CheckName } from "../checks/check.ts";
import type { Finding } from "../findings.ts";
import { keyOf } from "../findings.ts";
import type { WireRequest } from "../requests/wire-request.ts";
import { targetOf } from "../requests/wire-request.ts";
import type { VerifyResult } from "../result.ts";
import type { Phase } from "../test-case.ts";
import type { Baseline } from "./baseline.ts";
import type { Mask } from "./mask/mask.ts";
import { createMask } from "./mask/mask.ts";

/** A place in the files of a document. */
export interface RulePlace {
  readonly file?: string;
  readonly line?: number;
  readonly column?: number;
  /** JSON pointer in that file: `#/paths/~1pets/get`. */
  readonly pointer: string;
}

/** A finding as it is written down: plain data, without secrets. */
export interface ReportedFinding {
  readonly check: CheckName;
  readonly operationId: string;
  readonly message: string;
  readonly phase: Phase;
  /** How often it was seen. */
  readonly count: number;
  /** The rule of the contract that is broken. */
  readonly rule: RulePlace;
  /** What was special about the request. */
  readonly title: string;
  /** A line for a shell that sends the request again. */
  readonly curl: string;
  readonly request: {
    readonly method: string;
    readonly target: string;
    readonly headers: Headers;
    readonly body?: string;
  };
  readonly reply: { readonly status: number; readonly headers: Headers; readonly body: string };
  /** The same for the same failure in every run. */
  readonly key: string;
  /** Whether a baseline has it, so that it fails nothing. */
  readonly known: boolean;
}

type Headers = Readonly<Record<string, string>>;

/** A verification as it is written down. */
export interface Report extends Omit<VerifyResult, "findings" | "secrets"> {
  /** Whether the contract is kept. */
  readonly kept: boolean;
  /** Whether nothing was found that is not known. */
  readonly passed: boolean;
  readonly findings: readonly ReportedFinding[];
  /** What a baseline has and is not found any more, though it was looked for. */
  readonly vanished: Baseline;
}

/** So much of a body is written down, in characters. */
const LONGEST_BODY = 2000;

/** Where the document's places are in its files. */
export type Locate = (pointer: string) => RulePlace;

/** Makes a report of a result: without secrets, with the places of the rules, and with nothing known beforehand. */
export function toReport(
  result: VerifyResult,
  locate: Locate = (pointer) => ({ pointer: `#${pointer}` }),
): Report {
  const { findings, secrets, ...facts } = result;
  const mask = createMask(secrets);
  const reported = findings.map((finding) => toReported(finding, facts.provider, locate, mask));
  const kept = findings.length === 0;
  const notes = facts.notes.map((note) => mask.text(note));
  return { ...facts, notes, kept, passed: kept, findings: reported, vanished: [] };
}

function toReported(finding: Finding, provider: string, locate: Locate, mask: Mask): ReportedFinding {
  const { check, operationId, message, phase, count, pointer, exchange } = finding;
  const request = toSent(exchange.case.request, mask);
  const { status, headers, body } = exchange.reply;
  return {
    ...{ check, operationId, phase, count },
    message: mask.text(message),
    rule: locate(pointer),
    title: mask.text(exchange.case.title),
    curl: curlOf(request, provider),
    request: { ...request, ...(request.body !== undefined && { body: excerpt(request.body) }) },
    reply: { status, headers: mask.headers(headers), body: excerpt(mask.came(textOf(body))) },
    key: mask.text(keyOf(finding)),
    known: false,
  };
}

function toSent(request: WireRequest, mask: Mask): ReportedFinding["request"] {
  const { method, headers, body } = request;
  const sent = { method, target: mask.target(targetOf(request)), headers: mask.headers(headers) };
  return body === undefined ? sent : { ...sent, body: mask.sent(textOf(body)) };
}

/** A request as a line for a shell, without secrets. */
export function toCurlLine(request: WireRequest, provider: string, mask: Mask): string {
  return curlOf(toSent(request, mask), provider);
}

function curlOf({ headers, ...sent }: ReportedFinding["request"], provider: string): string {
  const origin = /^https?:/.test(provider) ? provider : "http://localhost";
  return toCurl({ ...sent, headers: Object.entries(headers), cookies: [] }, origin);
}

function textOf(body: string | Uint8Array): string {
  return typeof body === "string" ? body : new TextDecoder().decode(body);
}

/** Cut after secrets are gone: half of one would not be known any more. */
function excerpt(text: string): string {
  return text.length > LONGEST_BODY ? `${text.slice(0, LONGEST_BODY)} …` : text;
}
