import type { Command } from "commander";
import { Option } from "commander";
import type { BasePath } from "../contract/base-paths.ts";
import { collectText } from "./arguments.ts";

/** What a command was asked for about how a document is read. */
export interface ReadingFlags {
  readonly strict?: true;
  readonly allowExternalRefs?: true;
  /** Files, in the order in which they change the document. */
  readonly overlay?: readonly string[];
}

/** What a command that serves a document was asked for about it. */
export interface DocumentFlags extends ReadingFlags {
  readonly prefix?: string;
  /** False for `--no-base-path`. */
  readonly basePath: boolean;
}

/** Adds the flags about how a document is read. */
export function addReadingOptions(command: Command): Command {
  return command
    .option("--strict", "take each fault of the document for an error, instead of warning of it")
    .option("--allow-external-refs", "follow references out of the document's folder and to the network")
    .addOption(
      new Option("--overlay <file>", "change the document by this OpenAPI overlay; repeatable").argParser(
        collectText,
      ),
    );
}

/** Adds the flags about a document that is served, or whose provider is asked. */
export function addDocumentOptions(command: Command, does: "serve" | "ask" = "serve"): Command {
  return addReadingOptions(command)
    .option("--prefix <path>", `${does} under this path instead of those of the document's servers`)
    .addOption(
      new Option("--no-base-path", `${does} at the root, whatever the servers say`).conflicts("prefix"),
    );
}

/** Under which paths the flags put the operations; by default, the document's own `servers` say it. */
export function basePathOf({ basePath, prefix }: DocumentFlags): { readonly basePath?: BasePath } {
  if (!basePath) return { basePath: "none" };
  return prefix === undefined ? {} : { basePath: { prefix } };
}
