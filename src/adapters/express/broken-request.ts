import type { Server } from "node:http";
import type { Duplex } from "node:stream";
import type { Exchange, Observer } from "../../contract/observer.ts";
import { Problem } from "../../contract/problem.ts";
import { encodeReply, problemReply, refusalOf } from "../../contract/reply.ts";
import { latestOn } from "./latest-response.ts";
import { refuseRest } from "./read-body.ts";
import { identify, newRequestId, REQUEST_ID_FIELD, REQUEST_ID_HEADER } from "./request-id.ts";

/** So long a target is taken whatever else there is in the head of a request, in bytes (RFC 9110, section 4.1). */
const SHORT_TARGET = 8000;

/** How long a refused client has to read the answer before its connection is cut. */
const LINGER_MS = 1000;

/**
 * Answers what is no request, or does not become one in time, and closes its connection. Where the answer to an earlier
 * request of the connection is still to come, the connection is closed after that, without another word.
 */
export function answerBrokenRequests(server: Server, observer: Observer): void {
  server.on("clientError", (error: NodeJS.ErrnoException, socket) => {
    const response = latestOn(socket);
    const isAnswering = response !== undefined && !response.writableFinished;
    if (error.code === "ECONNRESET" || !socket.writable || isUnsecured(error)) {
      socket.destroy();
    } else if (isAnswering && response.req.complete) {
      response.shouldKeepAlive = false;
      response.once("finish", () => socket.end());
    } else if (isAnswering && response.headersSent) {
      socket.destroy();
    } else {
      const id = isAnswering ? identify(response.req) : newRequestId();
      const problem = toProblem(error);
      const sent = answer(socket, problem, id);
      // Who waits for the rest of this request hears why it does not come, and tells so.
      if (isAnswering) refuseRest(response.req, problem);
      if (!isAnswering) observer.exchanged?.(sent);
    }
  });
}

/** Nothing can be said on a connection whose ends have not agreed on its encryption. */
function isUnsecured({ code = "" }: NodeJS.ErrnoException): boolean {
  return /^(ERR_SSL|ERR_TLS|EPROTO)/.test(code);
}

/** What Node's parser has to say, with the bytes that it was reading. */
type ParseError = NodeJS.ErrnoException & { readonly rawPacket?: Uint8Array };

function toProblem({ code, message, rawPacket }: ParseError): Problem {
  if (code === "ERR_HTTP_REQUEST_TIMEOUT") {
    const detail = "The request did not arrive in time; send it faster, or in parts.";
    return new Problem({ status: 408, kind: "request-timeout", title: "Request timeout", detail });
  }
  if (code === "HPE_HEADER_OVERFLOW" && isLongTarget(rawPacket)) {
    const detail = "The target of the request is too long; send less of it, or send it in a body.";
    return new Problem({ status: 414, kind: "uri-too-long", title: "URI too long", detail });
  }
  if (code === "HPE_HEADER_OVERFLOW") {
    const detail = "The header fields are too large; send less of them.";
    return new Problem({ status: 431, kind: "headers-too-large", title: "Header fields too large", detail });
  }
  return new Problem({ status: 400, detail: `This is no request in HTTP: ${message}.` });
}

/** Whether it is the target that makes the head of a request too long, as far as the bytes tell that came last. */
function isLongTarget(packet: Uint8Array | undefined): boolean {
  const [, target = ""] = packet ? (/^[A-Z-]+ (\S*)/.exec(Buffer.from(packet).toString("latin1")) ?? []) : [];
  return target.length > SHORT_TARGET;
}

function answer(socket: Duplex, problem: Problem, id: string): Exchange {
  const request = { method: "-", path: "-", query: "", headers: { [REQUEST_ID_FIELD]: id } };
  const reply = problemReply(problem, "engine");
  const { status, headers, body = "" } = encodeReply(request, reply);
  const fields = {
    ...headers,
    [REQUEST_ID_HEADER]: id,
    "Content-Length": String(Buffer.byteLength(body)),
    Connection: "close",
  };
  const lines = Object.entries(fields).map(([name, value]) => `${name}: ${value}\r\n`);
  const { STATUS_CODES } = process.getBuiltinModule("node:http");
  socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ""}\r\n${lines.join("")}\r\n${body.toString()}`);
  socket.resume();
  setTimeout(() => socket.destroy(), LINGER_MS).unref();
  return { request, status, source: "engine", durationMs: 0, ...refusalOf(reply) };
}
