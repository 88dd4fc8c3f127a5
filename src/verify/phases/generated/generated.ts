import { asyncProperty, check, hash } from "fast-check";
import type { Random } from "fast-check";
import type { Operation } from "../../../contract/operation.ts";
import { keyOf } from "../../findings.ts";
import { likelyRequest } from "../../requests/base-requests.ts";
import type { RequestDraft } from "../../requests/request-draft.ts";
import { writeRequest } from "../../requests/write-request.ts";
import type { Script, Session } from "../../session.ts";
import { trialsOf } from "../coverage/coverage.ts";
import type { RequestTrial } from "../coverage/request-trial.ts";
import type { PhaseParts } from "../phase.ts";
import { RequestArbitrary } from "./request-arbitrary.ts";

/** So many requests are sent to make one failure smaller. */
const MOST_SHRINKS = 200;

/** Requests made at random from the schemas, and such as break a rule of them at random. */
export async function* generatedPhase(parts: PhaseParts): AsyncIterable<Script> {
  for (const operation of parts.operations) {
    if (parts.mode !== "negative") yield toScript(parts, operation, []);
    if (parts.mode === "positive") continue;
    const trials: RequestTrial[] = [];
    for await (const trial of trialsOf(parts, operation)) trials.push(trial);
    if (trials.length > 0) yield toScript(parts, operation, trials);
  }
}

/** With trials, each request has one or two of them. */
function toScript(parts: PhaseParts, operation: Operation, trials: readonly RequestTrial[]): Script {
  const make = (random: Random): RequestDraft => {
    const seed = `${parts.seed} ${random.nextInt(0, 2 ** 31 - 1)}`;
    const optional = random.nextInt(0, 1) === 1;
    let draft = likelyRequest(parts, operation, { seed, optional, examples: false });
    for (let count = trials.length > 0 ? random.nextInt(1, 2) : 0; count > 0; count--) {
      draft = trials[random.nextInt(0, trials.length - 1)]?.apply(draft) ?? draft;
    }
    return draft;
  };
  const title = trials.length > 0 ? "a generated request that breaks rules" : "a generated request";
  const seed = hash(`${parts.seed} ${operation.operationId} ${title}`);
  return { operation, title, run: (session) => runAll(parts, session, operation, title, make, seed) };
}

/** Looks for all kinds of failures: one that was made as small as it gets is passed over from then on. */
async function runAll(
  parts: PhaseParts,
  session: Session,
  operation: Operation,
  title: string,
  make: (random: Random) => RequestDraft,
  seed: number,
): Promise<void> {
  const seen = new Set<string>();
  let runs = parts.maxExamples;
  for (let round = 0; runs > 0; round++) {
    let found: string | undefined;
    let sent = 0;
    let shrinks = 0;
    const keepsContract = async (draft: RequestDraft): Promise<boolean> => {
      if (found === undefined) sent++;
      else if (++shrinks > MOST_SHRINKS) return true;
      const request = parts.credentials.attach(operation, writeRequest(parts, operation, draft));
      const exchange = await session.send({ operation, title, request });
      const keys = (exchange?.failures ?? []).map((failure) =>
        keyOf({ ...failure, operationId: operation.operationId }),
      );
      if (found !== undefined) return !keys.includes(found);
      found = keys.find((key) => !seen.has(key));
      return found === undefined;
    };
    await check(asyncProperty(new RequestArbitrary(make), keepsContract), {
      seed: seed + round,
      numRuns: runs,
    });
    if (found === undefined) return;
    seen.add(found);
    runs -= sent;
  }
}
