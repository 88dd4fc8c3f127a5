import { connect } from "node:net";
import { text } from "node:stream/consumers";
import pg from "pg";
import { inject, onTestFinished } from "vitest";

/** The URL of the PostgreSQL that all test files share, ending with a slash. */
async function sharedPostgres(): Promise<string> {
  const url = await text(connect(inject("postgresPort"), "127.0.0.1"));
  if (url.startsWith("postgres:")) return url;
  throw new Error(url);
}

let made = 0;

/** The URL of a new, empty database, which is dropped when the test has ended. */
export async function makeDatabase(): Promise<string> {
  const server = await sharedPostgres();
  const name = `test_${process.pid}_${++made}`;
  await runSql(server, `CREATE DATABASE ${name}`);
  onTestFinished(async () => {
    await runSql(server, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
  });
  return `${server}${name}`;
}

let own: Promise<string> | undefined;

/** The URL of a database that the tests of a process share, which goes with the server; what they make in it, they name. */
export function databaseOfFile(): Promise<string> {
  own ??= sharedPostgres().then(async (server) => {
    const name = `file_${process.pid}_${++made}`;
    await runSql(server, `CREATE DATABASE ${name}`);
    return `${server}${name}`;
  });
  return own;
}

/** The name of a schema that nobody else uses. */
export function newSchema(): string {
  return `schema_${process.pid}_${++made}`;
}

/** Runs a statement as the server's owner, and gives back its rows. */
export async function runSql<Row extends pg.QueryResultRow>(
  url: string,
  statement: string,
  values: readonly unknown[] = [],
): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url.endsWith("/") ? `${url}postgres` : url });
  await client.connect();
  try {
    const { rows } = await client.query<Row>(statement, [...values]);
    return rows;
  } finally {
    await client.end();
  }
}
