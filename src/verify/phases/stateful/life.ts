import type { JsonObject } from "../../../contract/document.ts";
import { isObject } from "../../../contract/document.ts";
import type { Operation } from "../../../contract/operation.ts";
import type { CollectionPlan, Role } from "../../../stateful/collection-plan.ts";
import type { CheckName } from "../../checks/check.ts";
import type { Exchange } from "../../exchange.ts";
import { baseRequest } from "../../requests/base-requests.ts";
import type { RequestDraft } from "../../requests/request-draft.ts";
import type { Script, Session } from "../../session.ts";
import type { PhaseParts } from "../phase.ts";
import { isSuccess, step } from "./step.ts";
import { lostMembers } from "./same-values.ts";

/** The operations of a collection by what they do. */
type Roles = Partial<Record<Role, Operation>>;

/** Create, read, change, read again, remove, and then it must be gone: as far as there are operations for it. */
export async function* lifeScript(
  parts: PhaseParts,
  collection: CollectionPlan,
  ancestors: readonly CollectionPlan[],
  seed: string,
): AsyncIterable<Script> {
  const roles: Roles = {};
  for (const { role, operation } of collection.roles.values()) roles[role] = operation;
  const { create } = roles;
  if (!create) return;
  const life = new Life(parts, collection, roles, seed);
  yield {
    operation: create,
    title: titleOf(roles),
    run: (session) => life.run(session, create, ancestors.length > 0),
  };
}

/** What is done in such a life: `create, read, change, delete`. */
function titleOf({ read, replace, change, remove }: Roles): string {
  const steps = ["create", read && "read", replace && "replace", change && "change", remove && "delete"];
  return steps.filter((step) => step !== undefined).join(", ");
}

class Life {
  readonly #parts: PhaseParts;
  readonly #collection: CollectionPlan;
  readonly #roles: Roles;
  readonly #seed: string;

  constructor(parts: PhaseParts, collection: CollectionPlan, roles: Roles, seed: string) {
    this.#parts = parts;
    this.#collection = collection;
    this.#roles = roles;
    this.#seed = seed;
  }

  async run(session: Session, create: Operation, isBelowOthers: boolean): Promise<void> {
    const draft = await baseRequest(this.#parts, create, { seed: this.#seed, examples: false });
    if (!draft) return;
    const created = await step(this.#parts, session, create, "create", draft);
    if (!isSuccess(created)) return;
    const id = this.#idIn(created);
    if (id === undefined) return;
    const path = { ...(isBelowOthers && draft.path), [this.#collection.idParameter]: id };
    const { read, replace, change, remove } = this.#roles;
    if (read) await this.#read(session, read, path, "created-readable", valueOf(draft));
    for (const operation of [replace, change]) {
      if (operation) await this.#change(session, operation, path);
    }
    if (remove) await this.#remove(session, remove, path, id);
  }

  async #change(session: Session, operation: Operation, path: JsonObject): Promise<void> {
    const made = await baseRequest(this.#parts, operation, {
      seed: `${this.#seed} ${operation.method}`,
      examples: false,
    });
    if (!made) return;
    const draft = { ...made, path };
    const changed = await step(
      this.#parts,
      session,
      operation,
      `${operation.method} what was created`,
      draft,
    );
    if (!isSuccess(changed)) {
      this.#expectFound(session, changed, "created-readable");
      return;
    }
    const { read } = this.#roles;
    if (read) await this.#read(session, read, path, "change-kept", valueOf(draft));
  }

  /** Reads, and compares what is read with what was sent last. */
  async #read(
    session: Session,
    operation: Operation,
    path: JsonObject,
    check: "created-readable" | "change-kept",
    sent: unknown,
  ): Promise<void> {
    const title = check === "created-readable" ? "read what was created" : "read what was changed";
    const read = await step(this.#parts, session, operation, title, { ...NOTHING, path });
    if (!isSuccess(read)) {
      this.#expectFound(session, read, check);
      return;
    }
    const lost = lostMembers(sent, itemIn(read.content.value, this.#collection.idProperty));
    if (lost.length === 0) return;
    const message = `answers with other values than were sent: ${lost.join(", ")}`;
    session.fail({ check: "change-kept", message, pointer: operation.pointer }, read);
  }

  async #remove(session: Session, remove: Operation, path: JsonObject, id: unknown): Promise<void> {
    const made = await baseRequest(this.#parts, remove, { seed: this.#seed });
    const draft = { ...(made ?? NOTHING), path };
    const removed = await step(this.#parts, session, remove, "delete what was created", draft);
    if (!isSuccess(removed)) {
      this.#expectFound(session, removed, "created-readable");
      return;
    }
    this.#parts.known.forget(id);
    const { read, change, replace } = this.#roles;
    for (const [operation, title] of [
      [read, "read what was deleted"],
      [remove, "delete it once more"],
      [change ?? replace, "change what was deleted"],
    ] as const) {
      if (operation) await this.#expectGone(session, operation, title, path);
    }
  }

  async #expectGone(session: Session, operation: Operation, title: string, path: JsonObject): Promise<void> {
    const made = await baseRequest(this.#parts, operation, { seed: this.#seed, examples: false });
    const after = await step(this.#parts, session, operation, title, { ...(made ?? NOTHING), path });
    // What is put where nothing is may be created there (RFC 9110, section 9.3.4), and removed twice is removed.
    const mayAnswer = operation.method === "PUT" || operation.method === "DELETE";
    if (!isSuccess(after) || (mayAnswer && operation.method === "PUT" && after.reply.status === 201)) return;
    const message = `answers with ${after.reply.status} for what was deleted`;
    session.fail({ check: "deleted-gone", message, pointer: operation.pointer }, after);
  }

  #expectFound(session: Session, exchange: Exchange | undefined, check: CheckName): void {
    if (!exchange || (exchange.reply.status !== 404 && exchange.reply.status !== 410)) return;
    const { operation } = exchange.case;
    const message = `answers with ${exchange.reply.status} for what was created`;
    session.fail({ check, message, pointer: operation.pointer }, exchange);
  }

  /** In the reply, else at the end of where the reply says that it is. */
  #idIn({ content, reply }: Exchange): unknown {
    const item = itemIn(content.value, this.#collection.idProperty);
    const id = item?.[this.#collection.idProperty];
    if (typeof id === "string" || typeof id === "number") return id;
    const last = reply.headers.location?.split(/[?#]/, 1)[0]?.split("/").at(-1);
    return last === undefined || last === "" ? undefined : decodeURIComponent(last);
  }
}

const NOTHING: RequestDraft = { path: {}, query: {}, header: {}, cookie: {} };

function valueOf({ body }: RequestDraft): unknown {
  return body && "media" in body ? body.value : undefined;
}

/** The item in a reply: the reply itself, or the one member that has its id. */
function itemIn(value: unknown, idProperty: string): JsonObject | undefined {
  if (!isObject(value)) return undefined;
  if (Object.hasOwn(value, idProperty)) return value;
  return Object.values(value).find(
    (member): member is JsonObject => isObject(member) && Object.hasOwn(member, idProperty),
  );
}
