import type { JsonObject } from "../../../contract/document.ts";
import { DocumentReader, isObject } from "../../../contract/document.ts";
import { valueAt } from "../../../contract/json-pointer.ts";
import type { Operation } from "../../../contract/operation.ts";
import type { Exchange } from "../../exchange.ts";
import { baseRequest } from "../../requests/base-requests.ts";
import type { RequestDraft } from "../../requests/request-draft.ts";
import { targetOf } from "../../requests/wire-request.ts";
import type { Script } from "../../session.ts";
import type { PhaseParts } from "../phase.ts";
import { isSuccess, step } from "./step.ts";

/** A link of a response (OpenAPI 3.1, section 4.8.20). */
interface Link {
  readonly name: string;
  readonly status: string;
  readonly target: Operation;
  /** By the parameter's name, `path.` and the like left out. */
  readonly parameters: JsonObject;
  readonly requestBody: unknown;
  readonly pointer: string;
}

/** Follows each link that an operation's responses declare: what it leads to must be there. */
export function* linkScripts(parts: PhaseParts, operation: Operation): Iterable<Script> {
  const links = readLinks(parts, operation);
  if (links.length === 0) return;
  yield {
    operation,
    title: "follow its links",
    run: async (session) => {
      const draft = await baseRequest(parts, operation, { seed: `${parts.seed} link`, examples: false });
      if (!draft) return;
      const from = await step(parts, session, operation, "before its links", draft);
      if (!isSuccess(from)) return;
      for (const link of links) {
        if (link.status !== "default" && !isOfStatus(link.status, from.reply.status)) continue;
        const base = await baseRequest(parts, link.target, { seed: `${parts.seed} link` });
        const followed = await step(
          parts,
          session,
          link.target,
          `the link ${link.name}`,
          follow(link, from, draft, base),
        );
        if (!followed || (followed.reply.status !== 404 && followed.reply.status !== 410)) continue;
        const message = `answers with ${followed.reply.status} to the link ${link.name} of ${operation.operationId}`;
        session.fail({ check: "link-followed", message, pointer: link.pointer }, followed);
      }
    },
  };
}

function isOfStatus(declared: string, status: number): boolean {
  return declared === String(status) || declared === `${Math.floor(status / 100)}XX`;
}

function readLinks({ document, operations }: PhaseParts, operation: Operation): Link[] {
  const reader = new DocumentReader(document);
  return operation.responses.flatMap(({ status, pointer }) => {
    const response = valueAt(reader.root, pointer);
    if (!isObject(response)) return [];
    return reader.children({ value: response, pointer }, "links").flatMap(([name, link]) => {
      const { operationId, operationRef, parameters, requestBody } = link.value;
      const target = operations.find(
        (other) => other.operationId === operationId || `#${other.pointer}` === operationRef,
      );
      if (!target) return [];
      const given = isObject(parameters) ? parameters : {};
      return [{ ...{ name, status, target, requestBody }, parameters: given, pointer: link.pointer }];
    });
  });
}

function follow(
  { target, parameters, requestBody }: Link,
  from: Exchange,
  draft: RequestDraft,
  base: RequestDraft | undefined,
): RequestDraft {
  const followed = {
    ...base,
    ...{
      path: { ...base?.path },
      query: { ...base?.query },
      header: { ...base?.header },
      cookie: { ...base?.cookie },
    },
  };
  for (const [key, expression] of Object.entries(parameters)) {
    const [, place, name = key] = /^(path|query|header|cookie)\.(.+)$/.exec(key) ?? [];
    const parameter = target.parameters.find(
      (other) => other.name === name && (place === undefined || other.in === place),
    );
    if (parameter) followed[parameter.in][parameter.name] = evaluate(expression, from, draft);
  }
  const body = evaluate(requestBody, from, draft);
  if (body === undefined || !base?.body || !("media" in base.body)) return followed;
  return { ...followed, body: { media: base.body.media, value: body } };
}

/** The value of a runtime expression, or the constant that stands in the place of one (OpenAPI 3.1, section 4.8.20.3). */
function evaluate(
  expression: unknown,
  { case: sent, reply, content }: Exchange,
  draft: RequestDraft,
): unknown {
  if (typeof expression !== "string" || !expression.startsWith("$")) return expression;
  const { request } = sent;
  if (expression === "$url") return targetOf(request);
  if (expression === "$method") return request.method;
  if (expression === "$statusCode") return reply.status;
  const [, side, source = ""] = /^\$(request|response)\.(.+)$/.exec(expression) ?? [];
  const body =
    side === "response" ? content.value : draft.body && "media" in draft.body ? draft.body.value : undefined;
  if (source === "body") return body;
  if (source.startsWith("body#"))
    return isObject(body) || Array.isArray(body) ? valueAt(body as JsonObject, source.slice(5)) : undefined;
  const [, place, name = ""] = /^(header|query|path)\.(.+)$/.exec(source) ?? [];
  if (place === "header") return (side === "response" ? reply : request).headers[name.toLowerCase()];
  return place === "query" || place === "path" ? draft[place][name] : undefined;
}
