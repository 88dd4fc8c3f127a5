import type { Finding } from "./findings.ts";
import type { Script } from "./session.ts";

/** Scripts about one operation that do the same, to be run one after the other. */
export interface Sequence {
  readonly operationId: string;
  /** What it does: `create, read, change, delete`. */
  readonly title: string;
  /** Sends its requests, and answers with what it has found. */
  readonly run: () => Promise<readonly Finding[]>;
}

/** Runs scripts one by one. */
export type RunScripts = (scripts: AsyncIterable<Script>) => Promise<readonly Finding[]>;

/** Groups scripts by their operation and title, in the order in which they first come. */
export async function groupSequences(scripts: AsyncIterable<Script>, run: RunScripts): Promise<Sequence[]> {
  const groups = new Map<string, Script[]>();
  for await (const script of scripts) {
    const key = `${script.operation.operationId} ${script.title}`;
    const group = groups.get(key) ?? [];
    groups.set(key, group);
    group.push(script);
  }
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (!first) return [];
    const { operation, title } = first;
    return [{ operationId: operation.operationId, title, run: () => run(oneByOne(group)) }];
  });
}

async function* oneByOne(scripts: readonly Script[]): AsyncIterable<Script> {
  yield* scripts;
}
