import autocannon from "autocannon";

/** A request that is sent over and over. */
export interface Load {
  readonly method: "GET" | "POST";
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

const CONNECTIONS = 32;

/**
 * Requests per second that a server answered over some seconds with 32 connections.
 * @throws when any answer was no 2xx: a wrong answer is quick, and no result.
 */
export async function measure(url: string, load: Load, seconds: number): Promise<number> {
  const { path, ...request } = load;
  const result = await autocannon({
    url: url + path,
    ...request,
    connections: CONNECTIONS,
    duration: seconds,
  });
  if (result.errors > 0 || result.non2xx > 0) {
    throw new Error(`${url}${path}: ${result.errors} errors and ${result.non2xx} answers that are no 2xx`);
  }
  return result.requests.average;
}
