import type { Operation } from "../../../contract/operation.ts";
import type { Exchange } from "../../exchange.ts";
import { baseRequest } from "../../requests/base-requests.ts";
import { writeRequest } from "../../requests/write-request.ts";
import type { Script } from "../../session.ts";
import type { PhaseParts } from "../phase.ts";
import { lastingPart } from "./same-values.ts";
import { isSuccess, step } from "./step.ts";

/** The same GET twice, with nothing in between, is answered the same (RFC 9110, section 9.2.1). */
export function repeatScript(parts: PhaseParts, operation: Operation): Script {
  return {
    operation,
    title: "read twice",
    run: async (session) => {
      const draft = await baseRequest(parts, operation, { seed: `${parts.seed} repeat` });
      if (!draft) return;
      const first = await step(parts, session, operation, "read", draft);
      const second = await step(parts, session, operation, "read once more", draft);
      if (!isSuccess(first) || !second) return;
      const fail = (message: string) =>
        session.fail({ check: "get-repeatable", message, pointer: operation.pointer }, second);
      if (first.reply.status !== second.reply.status) {
        fail(`answers with ${first.reply.status}, and the same GET once more with ${second.reply.status}`);
        return;
      }
      const [before, after] = [first, second].map(({ content }) =>
        JSON.stringify(lastingPart(content.value)),
      );
      if (before !== after) fail("answers the same GET with another body");
      const { etag } = first.reply.headers;
      const isOther = !isSameBytes(first.reply.body, second.reply.body);
      if (etag !== undefined && !etag.startsWith("W/") && etag === second.reply.headers.etag && isOther) {
        fail("gives two different bodies the same strong ETag");
      }
    },
  };
}

function isSameBytes(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && one.every((byte, at) => byte === other[at]);
}

/** HEAD is answered as GET is, without a body (RFC 9110, section 9.3.2), by who knows HEAD at all. */
export function headScript(parts: PhaseParts, operation: Operation): Script {
  return {
    operation,
    title: "ask for the same with HEAD",
    run: async (session) => {
      const draft = await baseRequest(parts, operation, { seed: `${parts.seed} repeat` });
      if (!draft) return;
      const got = await step(parts, session, operation, "read", draft);
      const request = parts.credentials.attach(operation, writeRequest(parts, operation, draft));
      const head = await session.send({
        ...{ operation, title: "the same with HEAD" },
        request: { ...request, method: "HEAD" },
      });
      if (!isSuccess(got) || !head || [405, 501].includes(head.reply.status)) return;
      const fail = (message: string) =>
        session.fail({ check: "head-agrees", message, pointer: operation.pointer }, head);
      if (got.reply.status !== head.reply.status) {
        fail(`answers HEAD with ${head.reply.status}, and GET with ${got.reply.status}`);
      } else if (got.reply.headers["content-type"] !== head.reply.headers["content-type"]) {
        fail("answers HEAD with another Content-Type than GET");
      }
      if (head.reply.body.length > 0) fail("answers HEAD with a body");
    },
  };
}

/** An id that was never there is not found. Each variable of the path is tried where its values are known. */
export async function* unknownScript(parts: PhaseParts, operation: Operation): AsyncIterable<Script> {
  const names = operation.parameters.filter(({ in: place }) => place === "path").map(({ name }) => name);
  const last = names.at(-1);
  if (last === undefined || !operation.path.endsWith(`{${last}}`)) return;
  yield {
    operation,
    title: "ask for ids that were never there",
    run: async (session) => {
      const known = parts.known.valuesFor(operation, last);
      // Where no id is known, it cannot be told which values are ids at all.
      if (known.length === 0) return;
      const base = await baseRequest(parts, operation, { seed: `${parts.seed} unknown` });
      const strangers = strangersTo(parts, operation, last, known);
      if (!base || strangers.length === 0) return;
      let found: Exchange | undefined;
      for (const value of strangers) {
        const draft = { ...base, path: { ...base.path, [last]: value } };
        const exchange = await step(parts, session, operation, "an id that was never there", draft);
        if (!isSuccess(exchange)) return;
        found = exchange;
      }
      if (!found) return;
      const message = `answers with ${found.reply.status} for a ${last} that was never there`;
      session.fail({ check: "unknown-refused", message, pointer: operation.pointer }, found);
    },
  };
}

/** So many values are made, and so many of them sent: one alone may be an id by chance. */
const MADE = 12;
const SENT = 3;

/** Values that a path's variable may have and that are no ids so far, the least likely to become some first. */
function strangersTo(
  { generator, seed }: PhaseParts,
  { parameters }: Operation,
  variable: string,
  known: readonly unknown[],
): unknown[] {
  const schema = parameters.find(({ name, in: place }) => place === "path" && name === variable)?.schema;
  if (!schema) return [];
  const made = Array.from({ length: MADE }, (_, at) =>
    generator.generate(schema, `${seed} unknown id ${at}`, "request", { examples: false }),
  );
  return [...new Set(made)]
    .filter((value) => value !== undefined && !known.includes(value))
    .sort((a, b) => String(b).length - String(a).length)
    .slice(0, SENT);
}
