import type { Pool, PoolClient } from "pg";
import type { Figure } from "../../figures/figure.ts";
import { gauge } from "../../figures/figure.ts";
import { toStoreError } from "./database-error.ts";
import { DatabaseSession, StatementNames } from "./database-session.ts";

/** How a database is reached. */
export interface DatabaseOptions {
  /** `postgres://user:password@host:port/name?sslmode=…` */
  readonly url: string;
  /** How many connections a server has at most. */
  readonly mostConnections: number;
}

/** A connection that somebody has for a while. */
export interface HeldSession {
  readonly session: DatabaseSession;
  /** Gives it back, to be used again or, when it is `broken`, to be closed. */
  readonly release: (broken?: boolean) => void;
}

/** In milliseconds. */
const TIMES = {
  /** To a connection, its own or one that somebody else gives back; `connect_timeout` of an address is in seconds. */
  connect: 10_000,
  /** For a row that another server has. */
  lock: 30_000,
  /** Of a transaction that asks nothing: its server is gone, and the network has not told. */
  idle: 120_000,
};

/**
 * What a connection is told first; a database that does not know a setting does without. A server whose machine has gone
 * without a word is noticed after half a minute, and what it held is free again. Statements are prepared once, but planned for
 * their values: how many documents they find depends on those.
 */
const SETTINGS = [
  "tcp_keepalives_idle = 10",
  "tcp_keepalives_interval = 5",
  "tcp_keepalives_count = 4",
  "plan_cache_mode = force_custom_plan",
];

/** The connections to a database. */
export class Database {
  /** What people know it by: no user, no password. */
  readonly place: string;
  readonly #pool: Pool;
  readonly #names = new StatementNames();
  #onLost: (error: unknown) => void = () => undefined;

  constructor(pool: Pool, place: string) {
    this.#pool = pool;
    this.place = place;
    // One that nobody has: the next one is a new one.
    pool.on("error", (error) => this.#onLost(error));
    pool.on("connect", (client) => {
      for (const setting of SETTINGS) client.query(`SET ${setting}`).catch(() => undefined);
    });
  }

  /** `tell` hears of connections that are lost while nobody has them. */
  set onLost(tell: (error: unknown) => void) {
    this.#onLost = tell;
  }

  /** @throws {StoreUnavailableError} when there is none to be had. */
  async hold(): Promise<HeldSession> {
    let client: PoolClient;
    try {
      client = await this.#pool.connect();
    } catch (error) {
      throw toStoreError(error, this.place);
    }
    const ignore = () => undefined;
    // Whoever asks anything hears of it; without a listener the process would end.
    client.on("error", ignore);
    return {
      session: new DatabaseSession(client, this.#names),
      release: (broken = false) => {
        client.off("error", ignore);
        client.release(broken);
      },
    };
  }

  /** Runs something with a connection of its own. */
  async with<Result>(use: (session: DatabaseSession) => Promise<Result>): Promise<Result> {
    const held = await this.hold();
    try {
      return await use(held.session);
    } finally {
      held.release(held.session.failure !== undefined);
    }
  }

  /** How many connections there are, and who waits for one. */
  figures(): readonly Figure[] {
    const { totalCount, idleCount, waitingCount, options } = this.#pool;
    const samples = [
      { labels: { state: "used" }, value: totalCount - idleCount },
      { labels: { state: "idle" }, value: idleCount },
    ];
    return [
      { name: "store_connections", help: "Connections to the database.", kind: "gauge", samples },
      gauge("store_connections_most", "Connections to the database that there may be.", options.max),
      gauge(
        "store_connections_awaited",
        "Readings and changes that wait for a connection to the database.",
        waitingCount,
      ),
    ];
  }

  close(): Promise<void> {
    return this.#pool.end();
  }
}

/** Prepares to connect; nothing is asked yet. */
export async function openDatabase({ url, mostConnections }: DatabaseOptions): Promise<Database> {
  const { default: pg } = await import("pg");
  const pool = new pg.Pool({
    connectionString: url,
    max: mostConnections,
    pipeline: true,
    keepAlive: true,
    connectionTimeoutMillis: connectTimeOf(url),
    lock_timeout: TIMES.lock,
    idle_in_transaction_session_timeout: TIMES.idle,
    application_name: "contract-server",
  });
  return new Database(pool, placeOf(url));
}

function connectTimeOf(url: string): number {
  const seconds = Number(new URL(url).searchParams.get("connect_timeout"));
  return seconds > 0 ? seconds * 1000 : TIMES.connect;
}

/** Host, port and name of a database, without user and password. */
export function placeOf(url: string): string {
  const { hostname, port, pathname } = new URL(url);
  return `${hostname || "localhost"}:${port || "5432"}${pathname}`;
}
