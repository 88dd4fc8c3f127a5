import { once } from "node:events";
import { writeSync } from "node:fs";
import type { DestinationStream, Logger } from "pino";
import { destination, pino, stdTimeFunctions } from "pino";

/** The levels of a log, the most talkative first. */
export const LOG_LEVELS = ["trace", "debug", "info", "warn", "error", "fatal", "silent"] as const;

/** One of them. */
export type LogLevel = (typeof LOG_LEVELS)[number];

/** A log on the standard output. */
export interface Log {
  readonly logger: Logger;
  /** Writes out what has not been written yet, as far as the output takes it; the last that is done with the log. */
  finish(): Promise<void>;
}

/** Begins a log: readable lines in colour on a terminal, JSON lines everywhere else. */
export async function createLog(level: LogLevel, isTerminal = process.stdout.isTTY): Promise<Log> {
  const options = { level, base: undefined, timestamp: stdTimeFunctions.isoTime };
  if (isTerminal) {
    const logger = pino(options, await createPrettyStream());
    return { logger, finish: () => Promise.resolve() };
  }
  const stream = createLineStream();
  return { logger: pino(options, stream), finish: () => finish(stream) };
}

/** So much waits for an output that takes nothing, in letters; what comes then is lost. */
const LONGEST_WAITING = 2 ** 20;

/** So long an output may take for the last lines, in milliseconds. */
const LONGEST_FINISH_MS = 1000;

type LineStream = ReturnType<typeof destination>;

/** Lines are written in the background, so that no request waits for the output. */
function createLineStream(): LineStream {
  const stream = destination({ dest: 1, sync: false, maxLength: LONGEST_WAITING });
  // A server does not end because its log cannot be written, on a full disk, say. What waits is tried again with each line.
  stream.once("error", (error: Error) => {
    try {
      writeSync(
        2,
        `contract-server: the log cannot be written (${error.message}); requests are answered all the same\n`,
      );
    } catch {
      // Then nobody can be told.
    }
    stream.on("error", () => undefined);
  });
  return stream;
}

/** Writes what waits, where the output takes it: the stream's own `flushSync` would try for ever. */
async function finish(stream: LineStream): Promise<void> {
  const closed = once(stream, "close");
  const giveUp = () => {
    stream.destroy();
  };
  stream.on("error", giveUp);
  stream.end();
  const limit = setTimeout(giveUp, LONGEST_FINISH_MS);
  await closed.catch(() => undefined);
  clearTimeout(limit);
}

async function createPrettyStream(): Promise<DestinationStream> {
  const { default: createPretty } = await import("pino-pretty");
  return createPretty({
    colorize: true,
    sync: true,
    translateTime: "SYS:HH:MM:ss.l",
    ignore: "method,path,status,durationMs,source,operationId,refusal,requestId,traceId,spanId",
    messageFormat: (line, messageKey) => describe(line, String(line[messageKey])),
  });
}

/** A request in one line that people can read, what is most telling first; anything else as it is. */
function describe(line: Readonly<Record<string, unknown>>, message: string): string {
  const text = (name: string, before = "", after = "") => {
    const value = line[name];
    return typeof value === "string" || typeof value === "number" ? before + String(value) + after : "";
  };
  const about =
    line.method === undefined
      ? message + text("operationId", " (") + text("status", " ", ")")
      : `${text("status")} ${text("method")} ${text("path")}${text("operationId", " ")}${text("source", " (")}${text("durationMs", ", ", " ms)")}`;
  return about + text("refusal", " ") + text("requestId", " [", "]") + text("traceId", " trace ");
}
