import { Option } from "commander";
import { UsageError } from "./usage-error.ts";

/** A database, and the part of it that one document has for itself. */
export interface StoreAddress {
  readonly url: string;
  /** The schema with its tables. */
  readonly schema: string;
  /** As people know it, without user and password. */
  readonly name: string;
}

/** The flag that names a database. */
export function storeOption(
  says = "keep changes in this database, which any number of servers share",
): Option {
  return new Option("--store <url>", `${says}: postgres://user@host/database?sslmode=…&schema=…`);
}

/** The schema where none is named. */
const DEFAULT_SCHEMA = "contract_server";

/**
 * The database that changes are to be kept in, if any. `document` is its name among several.
 * @throws {UsageError} when it is not the address of one.
 */
export function chooseDatabase(
  options: { readonly store?: string; readonly data?: string; readonly ephemeral?: true },
  document?: string,
): StoreAddress | undefined {
  const isElsewhere = options.data !== undefined || options.ephemeral === true;
  const given = options.store ?? (isElsewhere ? undefined : process.env.CONTRACT_SERVER_STORE);
  return given === undefined || given === "" ? undefined : readStoreAddress(given, document);
}

/**
 * Reads `postgres://user:password@host:port/database?schema=…`.
 * @throws {UsageError} when it is something else; what it was is not repeated, since it may hold a password.
 */
export function readStoreAddress(given: string, document?: string): StoreAddress {
  const url = URL.parse(given);
  if (!url || !/^postgres(ql)?:$/.test(url.protocol) || url.pathname.length < 2) {
    throw new UsageError(
      "a store is named like postgres://host:5432/database, with user:password@ before the host where it asks for them, " +
        "and letters like @ and / in them as %40 and %2F",
    );
  }
  const named = url.searchParams.get("schema") ?? DEFAULT_SCHEMA;
  url.searchParams.delete("schema");
  const schema = document === undefined ? named : `${named}_${document}`;
  const place = `${url.host || "localhost"}${url.pathname}`;
  const name = schema === DEFAULT_SCHEMA ? `postgres://${place}` : `postgres://${place}, schema ${schema}`;
  return { url: url.href, schema, name };
}
