import type { Command } from "commander";
import { InvalidArgumentError, Option } from "commander";
import { collectText, parseMilliseconds } from "./arguments.ts";

/** What `serve` was asked for about a real backend. */
export interface ForwardFlags {
  readonly forward?: URL;
  readonly forwardOnly?: readonly string[];
  readonly local?: readonly string[];
  readonly errors?: true;
  /** In milliseconds. */
  readonly forwardTimeout?: number;
  /** A file in PEM. */
  readonly forwardCa?: string;
  readonly record?: string;
}

/** Adds the flags about a real backend. */
export function addForwardOptions(command: Command): Command {
  return command
    .addOption(
      new Option(
        "--forward <url>",
        "ask the backend at this address first, and answer what it does not have",
      ).argParser(parseBackend),
    )
    .addOption(
      new Option("--forward-only <name>", "ask it for this operation or tag only; repeatable").argParser(
        collectText,
      ),
    )
    .addOption(
      new Option("--local <name>", "never ask it for this operation or tag; repeatable").argParser(
        collectText,
      ),
    )
    .option("--errors", "refuse what breaks the contract on either way, instead of telling of it")
    .addOption(
      new Option("--forward-timeout <ms>", "how long the backend has to begin its answer").argParser(
        parseMilliseconds,
      ),
    )
    .option("--forward-ca <file>", "trust this certificate too, in PEM: the backend's, or its issuer's")
    .option(
      "--record <folder>",
      "keep what it answers as examples in an overlay in this folder, without secrets",
    );
}

function parseBackend(text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url || !/^https?:$/.test(url.protocol) || url.search !== "" || url.hash !== "") {
    throw new InvalidArgumentError("A backend is like http://localhost:8000 or https://host/base/path.");
  }
  if (url.username !== "" || url.password !== "") {
    throw new InvalidArgumentError("Leave the credentials out of it; clients send their own.");
  }
  return url;
}
