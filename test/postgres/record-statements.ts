import type { Statement } from "../../src/store/postgres/statement.ts";
import type { Between } from "./cut-connections.ts";
import { standBetween } from "./cut-connections.ts";

/** A statement that was sent, and on which of the connections. */
export interface SentStatement extends Statement {
  readonly connection: number;
}

/** What a store sends while somebody listens. */
export interface Recording {
  /** The database, by way of who listens. */
  readonly url: string;
  /** Every statement with its values, in the order in which they were sent. */
  readonly statements: SentStatement[];
}

/**
 * Writes down all statements that are sent to a database, whose answers may be altered.
 * @see https://www.postgresql.org/docs/15/protocol-message-formats.html
 */
export async function recordStatements(database: string, alter?: Between["alter"]): Promise<Recording> {
  const statements: SentStatement[] = [];
  const readers = new Map<number, (sent: string) => void>();
  const { url } = await standBetween(database, {
    judge: (sent, connection) => {
      const read =
        readers.get(connection) ??
        readConnection((statement) => statements.push({ ...statement, connection }));
      readers.set(connection, read);
      read(sent);
      return "pass";
    },
    ...(alter && { alter }),
  });
  return { url, statements };
}

/** Reads what one connection sends, in whatever pieces it comes. */
function readConnection(tell: (statement: Statement) => void): (sent: string) => void {
  const prepared = new Map<string, string>();
  // The first message has no letter before it.
  let [unread, isBegun] = [Buffer.alloc(0), false];
  return (sent) => {
    unread = Buffer.concat([unread, Buffer.from(sent, "latin1")]);
    for (;;) {
      const head = isBegun ? 1 : 0;
      if (unread.length < head + 4) return;
      const end = head + unread.readInt32BE(head);
      if (unread.length < end) return;
      const type = isBegun ? String.fromCharCode(unread[0] ?? 0) : "";
      const body = new Message(unread.subarray(head + 4, end));
      [unread, isBegun] = [unread.subarray(end), true];
      if (type === "Q") tell({ text: body.text(), values: [] });
      if (type === "P") prepared.set(body.text(), body.text());
      if (type === "B") tell(readBind(body, prepared));
    }
  };
}

function readBind(body: Message, prepared: ReadonlyMap<string, string>): Statement {
  body.text();
  const text = prepared.get(body.text()) ?? "";
  body.list(() => body.number(2));
  return { text, values: body.list(() => body.value()) };
}

/** The parts of a message, one after the other. */
class Message {
  #rest: Buffer;

  constructor(bytes: Buffer) {
    this.#rest = bytes;
  }

  text(): string {
    const end = this.#rest.indexOf(0);
    const text = this.#take(end).toString();
    this.#take(1);
    return text;
  }

  number(bytes: 2 | 4): number {
    return this.#take(bytes).readIntBE(0, bytes);
  }

  value(): string | null {
    const length = this.number(4);
    return length < 0 ? null : this.#take(length).toString();
  }

  list<Item>(item: () => Item): Item[] {
    return Array.from({ length: this.number(2) }, item);
  }

  #take(bytes: number): Buffer {
    const taken = this.#rest.subarray(0, bytes);
    this.#rest = this.#rest.subarray(bytes);
    return taken;
  }
}
