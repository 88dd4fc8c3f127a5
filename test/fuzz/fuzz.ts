import type { OpenApiDocument } from "../../src/index.ts";
import { Chance } from "./chance.ts";
import { contractCases } from "./contract-case.ts";
import { converse } from "./converse.ts";
import { rawCase } from "./raw-message.ts";
import { readResponses } from "./read-responses.ts";

/** What a case is: bytes that are nearly HTTP, or a request that is nearly the contract's. */
export type FuzzKind = "raw" | "contract";

/** A server of a contract. */
export interface FuzzTarget {
  readonly host?: string;
  readonly port: number;
  readonly document: OpenApiDocument;
  /** Header fields of the contract's requests, such as credentials. */
  readonly headers?: Readonly<Record<string, string>>;
}

/** How much is tried. It ends with the cases or the seconds, whichever comes first. */
export interface FuzzOptions {
  /** The same seed makes the same cases; each is one by its number. */
  readonly seed: number;
  readonly kinds?: readonly FuzzKind[];
  readonly cases?: number;
  readonly seconds?: number;
  /** Connections at the same time; 8 when left out. */
  readonly connections?: number;
  /** The case to begin with, to try one again. */
  readonly from?: number;
}

/** Something that a server must not do. */
export interface FuzzFinding {
  readonly kind: FuzzKind;
  readonly seed: number;
  /** `fuzz(target, { seed, from: case, cases: 1 })` tries it again. */
  readonly case: number;
  readonly what: string;
  /** What was sent, as a text of JSON, its end left out where it is long. */
  readonly sent: string;
}

/** What came of it. */
export interface FuzzReport {
  readonly seed: number;
  readonly cases: number;
  /** How often each status was answered; `none` counts connections that were closed without an answer. */
  readonly statuses: Readonly<Record<string, number>>;
  readonly findings: readonly FuzzFinding[];
}

/** No more is told of what was sent. */
const LONGEST_TOLD = 3000;
/** With so many findings it is clear enough that something is wrong. */
const MOST_FINDINGS = 20;

/**
 * Sends to a server what means harm, and finds each answer that says the server has failed (5xx) or that is no HTTP, each
 * connection that stays open although all has been said, and each that is refused.
 */
export async function fuzz(target: FuzzTarget, options: FuzzOptions): Promise<FuzzReport> {
  const { seed, kinds = ["raw", "contract"], cases = Infinity, seconds, connections = 8, from = 0 } = options;
  const host = `${target.host ?? "127.0.0.1"}:${target.port}`;
  const contract = await contractCases(target.document, host, target.headers ?? {});
  const paths = contract.operations.map(({ basePaths, path }) =>
    `${basePaths[0] ?? ""}${path}`.replace(/\{[^}]*\}/g, "1"),
  );
  const until = seconds === undefined ? Infinity : performance.now() + seconds * 1000;
  const statuses: Record<string, number> = {};
  const findings: FuzzFinding[] = [];
  let next = from;

  const tryOne = async (number: number): Promise<void> => {
    const kind = kinds[number % kinds.length] ?? "raw";
    const chance = new Chance(Math.imul(seed, 0x9e3779b1) ^ Math.imul(number + 1, 0x85ebca6b));
    const text = kind === "contract" ? contract.make(chance) : "";
    const { writes } = kind === "contract" ? { writes: [text] } : rawCase(chance, paths, host);
    const { received, isRefused, isLeftOpen } = await converse(target, writes, kind === "raw");
    const { statuses: answered, fault } = readResponses(received, kind === "raw" || text.startsWith("HEAD "));
    for (const status of answered.length > 0 ? answered : ["none"]) {
      statuses[status] = (statuses[status] ?? 0) + 1;
    }
    // Who sends a transfer coding that nobody knows is to be answered with 501 (RFC 9112, section 6.1).
    const isFailure = (status: number) => status >= 500 && !(status === 501 && kind === "raw");
    const failed = answered.find(isFailure);
    const what = isRefused
      ? "the server takes no connections"
      : isLeftOpen
        ? "the connection stays open"
        : failed !== undefined
          ? `answers ${failed}: ${received.slice(received.indexOf("\r\n\r\n") + 4).slice(0, 300)}`
          : (fault ?? (kind === "contract" && answered.length === 0 ? "gives no answer" : undefined));
    if (what !== undefined) {
      findings.push({
        kind,
        seed,
        case: number,
        what,
        sent: JSON.stringify(writes.join("").slice(0, LONGEST_TOLD)),
      });
    }
  };

  const work = async (): Promise<void> => {
    while (next < from + cases && performance.now() < until && findings.length < MOST_FINDINGS)
      await tryOne(next++);
  };
  await Promise.all(Array.from({ length: connections }, work));
  return { seed, cases: next - from, statuses, findings };
}
