import type { ServerResponse } from "node:http";
import type { Duplex } from "node:stream";

const LATEST = Symbol("latest response");

/** A connection that knows the latest response on it. A map of all connections would be looked up for each request. */
interface Connection {
  [LATEST]?: ServerResponse;
}

/** Notes that a response is the latest on its connection. */
export function noteLatest(response: ServerResponse): void {
  const connection: Duplex & Connection = response.req.socket;
  connection[LATEST] = response;
}

/** The latest response on a connection, sent or not; undefined where no request has come. */
export function latestOn(socket: Duplex): ServerResponse | undefined {
  return (socket as Duplex & Connection)[LATEST];
}
