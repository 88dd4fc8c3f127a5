import type { RecordableHistogram } from "node:perf_hooks";
import { createHistogram } from "node:perf_hooks";
import { Client } from "./client.ts";
import type { Question } from "./client.ts";

/** Something that a worker asks over and over. */
export interface Step {
  /** Under what its times are told. */
  readonly name: string;
  readonly ask: () => Question;
  /** Whether the answer is what was to come; hears what was acknowledged. */
  readonly isRight: (status: number, body: unknown) => boolean;
}

/** One connection's work: its next step each time. */
export type Worker = () => Step;

/** What came of a stretch of load. */
export class Outcome {
  /** In microseconds, by step. */
  readonly times = new Map<string, RecordableHistogram>();
  readonly errors = new Map<string, number>();
  answered = 0;

  record(name: string, ms: number): void {
    let histogram = this.times.get(name);
    if (!histogram) this.times.set(name, (histogram = createHistogram()));
    histogram.record(Math.max(1, Math.round(ms * 1000)));
    this.answered++;
  }

  fail(what: string): void {
    this.errors.set(what, (this.errors.get(what) ?? 0) + 1);
  }
}

/**
 * Lets each worker ask one thing after the other as fast as it is answered, until `signal` says that the server is told to
 * stop, and on from there until it does not answer any more.
 */
export async function runLoad(
  url: string,
  workers: readonly Worker[],
  outcome: Outcome,
  signal: AbortSignal,
): Promise<void> {
  await Promise.all(workers.map((worker) => work(new Client(url), worker, outcome, signal)));
}

async function work(client: Client, worker: Worker, outcome: Outcome, signal: AbortSignal): Promise<void> {
  for (;;) {
    const step = worker();
    try {
      const { status, body, ms } = await client.ask(step.ask());
      outcome.record(step.name, ms);
      const isRight = step.isRight(status, body);
      if (!isRight && !signal.aborted) outcome.fail(`${step.name}: ${status} ${inShort(body)}`);
    } catch (error) {
      if (signal.aborted) break;
      outcome.fail(`${step.name}: ${String(error)}`);
    }
  }
  client.close();
}

function inShort(body: unknown): string {
  return (body === undefined ? "" : JSON.stringify(body)).slice(0, 200);
}
