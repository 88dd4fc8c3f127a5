import type { DestinationStream, Logger } from "pino";
import { destination, pino, stdTimeFunctions } from "pino";

/** The levels of a log, the most talkative first. */
export const LOG_LEVELS = ["trace", "debug", "info", "warn", "error", "fatal", "silent"] as const;

/** One of them. */
export type LogLevel = (typeof LOG_LEVELS)[number];

/** A log on the standard output. */
export interface Log {
  readonly logger: Logger;
  /** Writes out what has not been written yet; to be called before the process ends. */
  flush(): void;
}

/** Begins a log: readable lines in colour on a terminal, JSON lines everywhere else. */
export async function createLog(level: LogLevel, isTerminal = process.stdout.isTTY): Promise<Log> {
  const options = { level, base: undefined, timestamp: stdTimeFunctions.isoTime };
  if (isTerminal) {
    const logger = pino(options, await createPrettyStream());
    return { logger, flush: () => undefined };
  }
  // Lines are written in the background, so that no request waits for the output.
  const stream = destination({ dest: 1, sync: false });
  return { logger: pino(options, stream), flush: () => stream.flushSync() };
}

async function createPrettyStream(): Promise<DestinationStream> {
  const { default: createPretty } = await import("pino-pretty");
  return createPretty({
    colorize: true,
    sync: true,
    translateTime: "SYS:HH:MM:ss.l",
    ignore: "method,path,status,durationMs,source,operationId,refusal,requestId",
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
  return about + text("refusal", " ") + text("requestId", " [", "]");
}
