import { Problem } from "../contract/problem.ts";

/** What can go wrong on purpose, by the names that `Prefer: fault=` knows. */
export const FAULTS = ["reset", "timeout", "malformed", "503"] as const;

/** One of them. */
export type Fault = (typeof FAULTS)[number];

/** One that whoever sends the response has to carry out; the engine answers 503 itself. */
export type TransportFault = Exclude<Fault, "503">;

/** Whether a text names a fault. */
export function isFault(text: string): text is Fault {
  return FAULTS.some((fault) => fault === text);
}

/** The answer of a server that has too much to do. */
export function unavailableOnPurpose(): Problem {
  return new Problem({
    status: 503,
    detail: "This failure was made on purpose, by Prefer: fault=503 or by a fault rate; ask again.",
    headers: { "Retry-After": "1" },
  });
}

/** The first half of a JSON text, with an end that no JSON text can have. */
export function breakJson(text: string): string {
  return `${text.slice(0, Math.floor(text.length / 2))}{`;
}
