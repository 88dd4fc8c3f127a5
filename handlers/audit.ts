import type { Handlers, Surroundings } from "../src/index.ts";
import { reply } from "../src/index.ts";
import type { components, operations } from "./contract.gen.ts";
import { findModel } from "./find-model.ts";
import type { EventDocument, ModelDocument } from "./models-state.ts";
import { newestFirst, nextCursor } from "./paging.ts";
import type { ModelOpsState, ModelOpsTransaction } from "./state.ts";
import { toTimestamp } from "./rules/timestamp.ts";

type AuditEvent = components["schemas"]["AuditEvent"];

/** What an event is written from; what is left out is null, and the outcome `done`. */
export interface Happening extends Partial<Omit<AuditEvent, "sequence" | "time" | "actor" | "action">> {
  readonly action: AuditEvent["action"];
}

/** Who makes something happen, and when. A handler's context is one; a task's surroundings are one too. */
export interface Occasion extends Pick<Surroundings, "now"> {
  readonly header?: { readonly "X-Actor"?: unknown };
  /** Missing where no request is behind it. */
  readonly authenticated?: readonly string[];
}

/** Writes an event to the audit trail, in the transaction of the change that it tells of. */
export async function recordEvent(
  store: ModelOpsTransaction,
  occasion: Occasion,
  happening: Happening,
): Promise<void> {
  const { action, outcome = "done", model_id = null, model_name = null, version = null } = happening;
  const { from = null, to = null, reason = null } = happening;
  const sequence = await store.next("events");
  await store.put("events", {
    id: String(sequence),
    sequence,
    time: toTimestamp(occasion.now),
    actor: actorOf(occasion),
    action,
    outcome,
    model_id,
    model_name,
    version,
    from,
    to,
    reason,
  });
}

/** The part of an event that tells which model it is about. */
export function aboutModel({ id, name, version }: Pick<ModelDocument, "id" | "name" | "version">) {
  return { model_id: id, model_name: name, version };
}

/** Who is named as the one who did it: `X-Actor`, else `admin` with the admin token, else `anonymous`; `system` for
 * what no request asked for. */
export function actorOf({ header, authenticated }: Occasion): string {
  const name = header?.["X-Actor"];
  if (typeof name === "string") return name;
  if (authenticated === undefined) return "system";
  return authenticated.includes("AdminToken") ? "admin" : "anonymous";
}

/** The operations of the tag Audit. */
export const auditHandlers: Pick<Handlers<operations, ModelOpsState>, "listModelEvents" | "listEvents"> = {
  listModelEvents: async ({ path, query, store }) => {
    const { before, stretch } = newestFirst(query);
    const { id } = await findModel(store, path.model_id);
    const page = await store.find("events", { where: { ...before, model_id: id }, ...stretch });
    return reply(200, { events: page.items.map(toEvent), next_cursor: nextCursor(page) });
  },

  listEvents: async ({ query, store }) => {
    const { before, stretch } = newestFirst(query);
    const page = await store.find("events", { where: before, ...stretch });
    return reply(200, { events: page.items.map(toEvent), next_cursor: nextCursor(page) });
  },
};

function toEvent(event: EventDocument): AuditEvent {
  const { sequence, time, actor, action, outcome, model_id, model_name, version, from, to, reason } = event;
  return { sequence, time, actor, action, outcome, model_id, model_name, version, from, to, reason };
}
