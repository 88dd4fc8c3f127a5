import type { ClientBase, QueryResultRow } from "pg";
import type { Statement } from "./statement.ts";

/** The names of prepared statements, by their texts; the same for all connections. */
export class StatementNames {
  readonly #names = new Map<string, string>();

  /** Undefined for what comes after so many that preparing it would only fill the database's memory. */
  nameOf(text: string): string | undefined {
    const known = this.#names.get(text);
    if (known !== undefined || this.#names.size >= 500) return known;
    const name = `contract_server_${this.#names.size + 1}`;
    this.#names.set(text, name);
    return name;
  }
}

/**
 * A connection while one transaction has it. Statements go out as they are asked, without waiting for each other's answers,
 * and are answered in order.
 */
export class DatabaseSession {
  readonly #client: ClientBase;
  readonly #names: StatementNames;
  /** What went wrong first: everything after it is only a consequence. */
  failure: unknown;

  constructor(client: ClientBase, names: StatementNames) {
    this.#client = client;
    this.#names = names;
  }

  /** Sends a statement, prepared once a connection, and resolves with its rows. */
  async rows<Row extends QueryResultRow>({ text, values }: Statement): Promise<Row[]> {
    const name = this.#names.nameOf(text);
    const config = { text, values: [...values], ...(name !== undefined && { name }) };
    return (await this.#noting(this.#client.query<Row>(config))).rows;
  }

  /** Sends a statement that has no parameters, and resolves with what was done: `COMMIT` may be answered by `ROLLBACK`. */
  async run(text: string): Promise<string> {
    return (await this.#noting(this.#client.query(text))).command;
  }

  async #noting<Result>(answer: Promise<Result>): Promise<Result> {
    try {
      return await answer;
    } catch (error) {
      this.failure ??= error;
      throw error;
    }
  }
}
