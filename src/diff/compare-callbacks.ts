import type { Operation } from "../contract/operation.ts";
import { readPathItems } from "../contract/operation.ts";
import type { Pair } from "./change.ts";
import { compareOperation } from "./compare-operation.ts";
import { describeOperation } from "./describe-operation.ts";
import type { DocumentPair } from "./document-pair.ts";
import type { Scope } from "./scope.ts";
import type { Side } from "./side.ts";
import { objectAt } from "./side.ts";

type Kind = "webhook" | "callback";

/** Compares the webhooks of two documents (OpenAPI 3.1). */
export function compareWebhooks(documents: DocumentPair, scope: Scope): void {
  const read = ({ reader }: Side) => readPathItems(reader, { value: reader.root, pointer: "" }, "webhooks");
  const { sides } = documents;
  compareReversed({ old: read(sides.old), new: read(sides.new) }, "webhook", documents, scope);
}

/** Compares what a server asks of the clients of an operation. */
export function compareCallbacks(operations: Pair<Operation>, documents: DocumentPair, scope: Scope): void {
  const read = (side: Side, { pointer }: Operation) => {
    const operation = { value: objectAt(side, pointer), pointer };
    const holder = side.reader.child(operation, "callbacks");
    return holder
      ? Object.keys(holder.value).flatMap((name) => readPathItems(side.reader, holder, name))
      : [];
  };
  const { sides } = documents;
  const callbacks = { old: read(sides.old, operations.old), new: read(sides.new, operations.new) };
  compareReversed(callbacks, "callback", documents, scope);
}

/** The server asks and the client answers, so that what is a request elsewhere is read by the client here. */
function compareReversed(
  operations: Pair<readonly Operation[]>,
  kind: Kind,
  documents: DocumentPair,
  scope: Scope,
): void {
  const keyOf = ({ method, path }: Operation) => `${method} ${path}`;
  const before = new Map(operations.old.map((operation) => [keyOf(operation), operation]));
  const after = new Map(operations.new.map((operation) => [keyOf(operation), operation]));
  for (const [key, old] of before) {
    const there = after.get(key);
    const inside = scope.within({ operation: describeOperation(there ?? old, kind), isReversed: true });
    if (there) compareOperation({ old, new: there }, documents, inside);
    else inside.tell(`${kind}-removed`, { old: old.pointer }, `the ${kind} is gone`);
  }
  for (const [key, operation] of after) {
    const inside = scope.within({ operation: describeOperation(operation, kind), isReversed: true });
    if (!before.has(key)) inside.tell(`${kind}-added`, { new: operation.pointer }, `the ${kind} is new`);
  }
}
