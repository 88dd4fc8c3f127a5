/** What of a connection was an answer. */
export interface ReadAnswers {
  readonly statuses: readonly number[];
  /** What is wrong with the answers, by RFC 9112; undefined where nothing is. */
  readonly fault?: string;
}

/** Reads all that a server has sent on a connection, in latin1. `mayLackBodies` where some requests may have been HEAD. */
export function readResponses(received: string, mayLackBodies: boolean): ReadAnswers {
  const statuses: number[] = [];
  let rest = received;
  while (rest !== "") {
    const head =
      /^HTTP\/1\.1 ([1-5]\d\d) [^\r\n\0]*\r\n((?:[!#$%&'*+.^_`|~0-9A-Za-z-]+: ?[^\r\n\0]*\r\n)*)\r\n/.exec(
        rest,
      );
    if (!head) return { statuses, fault: `no answer begins with ${JSON.stringify(rest.slice(0, 80))}` };
    const status = Number(head[1]);
    statuses.push(status);
    rest = rest.slice(head[0].length);
    const fields = new Map(
      (head[2] ?? "")
        .split("\r\n")
        .map((line) => [line.split(":")[0]?.toLowerCase() ?? "", line.slice(line.indexOf(":") + 1).trim()]),
    );
    if (status < 200 || status === 204 || status === 304) continue;
    if (mayLackBodies && (rest === "" || rest.startsWith("HTTP/1.1 "))) continue;
    const body =
      fields.get("transfer-encoding") === "chunked"
        ? readChunks(rest)
        : readLength(rest, fields.get("content-length"));
    if (!body) return { statuses, fault: `the body of ${status} is not as long as it says` };
    rest = body.rest;
    if (
      (fields.get("content-type") ?? "").includes("json") &&
      !fields.has("content-encoding") &&
      !isJson(body.text)
    ) {
      return {
        statuses,
        fault: `the body of ${status} is no JSON: ${JSON.stringify(body.text.slice(0, 80))}`,
      };
    }
  }
  return { statuses };
}

function readLength(rest: string, length: string | undefined): { text: string; rest: string } | undefined {
  if (length === undefined) return { text: rest, rest: "" };
  if (!/^\d+$/.test(length) || rest.length < Number(length)) return undefined;
  return { text: rest.slice(0, Number(length)), rest: rest.slice(Number(length)) };
}

function readChunks(from: string): { text: string; rest: string } | undefined {
  let [text, rest] = ["", from];
  for (;;) {
    const size = /^([0-9a-f]+)\r\n/i.exec(rest);
    if (!size) return undefined;
    const length = Number.parseInt(size[1] ?? "", 16);
    rest = rest.slice(size[0].length);
    if (rest.slice(length, length + 2) !== "\r\n") return undefined;
    text += rest.slice(0, length);
    rest = rest.slice(length + 2);
    if (length === 0) return { text, rest };
  }
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return text === "";
  }
}
