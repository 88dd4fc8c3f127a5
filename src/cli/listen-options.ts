import type { Command } from "commander";
import { Option } from "commander";
import type { LogLevel } from "../adapters/pino/create-log.ts";
import { LOG_LEVELS } from "../adapters/pino/create-log.ts";
import { isUrl } from "../document/source.ts";
import type { AccessFlags } from "./access-options.ts";
import { addAccessOptions } from "./access-options.ts";
import { collectHost, collectOrigin, parsePolicy, parsePort } from "./arguments.ts";
import type { RunningOptions } from "./running-options.ts";
import { addRunningOptions } from "./running-options.ts";
import { UsageError } from "./usage-error.ts";

/** What every command that listens is told. */
export interface ListenOptions extends RunningOptions, AccessFlags {
  readonly port: number;
  readonly host: string;
  readonly cors?: readonly string[];
  readonly allowedHost?: readonly string[];
  readonly logLevel: LogLevel;
  readonly watch?: true;
  readonly https?: true;
  /** The folder of a page that is served at `/`. */
  readonly page?: string;
  /** Its Content-Security-Policy. */
  readonly pageCsp?: string;
  /** Files in PEM. */
  readonly cert?: string;
  readonly key?: string;
}

/** Adds the flags about where to listen, to whom, and what to log. */
export function addListenOptions(command: Command): Command {
  return addAccessOptions(addRunningOptions(command))
    .addOption(
      new Option("-p, --port <port>", "listen on this port; 0 takes any").argParser(parsePort).default(4010),
    )
    .option("--host <address>", "listen on this address", "127.0.0.1")
    .addOption(
      new Option("--cors <origin>", "let pages of this origin use the server; repeatable").argParser(
        collectOrigin,
      ),
    )
    .addOption(
      new Option(
        "--allowed-host <name>",
        "on a loopback address, also answer requests for this host name; repeatable",
      ).argParser(collectHost),
    )
    .option("-w, --watch", "take the document, handlers and fixtures anew when they change")
    .option("--page <folder>", "serve the built page in this folder at /, in place of the start page")
    .addOption(
      new Option(
        "--page-csp <policy>",
        "the Content-Security-Policy of that page, in place of one that allows this server alone",
      ).argParser(parsePolicy),
    )
    .option("--https", "serve over TLS, with a self-made certificate or the one of --cert and --key")
    .option("--cert <file>", "the certificate, in PEM, with its issuers' behind it")
    .option("--key <file>", "its private key, in PEM")
    .addOption(
      new Option("--log-level <level>", "log from this level on").choices(LOG_LEVELS).default("info"),
    );
}

/** @throws {UsageError} for a document whose changes cannot be seen, where they are to be. */
export function refuseUnwatchable(documents: readonly string[], { watch }: ListenOptions): void {
  const distant = watch ? documents.find((path) => path === "-" || isUrl(path)) : undefined;
  if (distant === undefined) return;
  const what = distant === "-" ? "the standard input" : distant;
  throw new UsageError(`${what} cannot be watched; save the document to a file, or leave out --watch`);
}
