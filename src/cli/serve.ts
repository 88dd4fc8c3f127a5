import type { Command } from "commander";
import { Option } from "commander";
import { LOG_LEVELS } from "../adapters/pino/create-log.ts";
import { collectHost, collectOrigin, collectText, parsePort } from "./arguments.ts";
import type { ForwardFlags } from "./forward-options.ts";
import { addForwardOptions } from "./forward-options.ts";
import type { ListenOptions } from "./run-server.ts";

/** What `serve` was asked for. */
export interface ServeOptions extends ListenOptions, ForwardFlags {
  readonly handlers?: string;
  readonly fixtures?: string;
  readonly data?: string;
  readonly ephemeral?: true;
  readonly production?: true;
  readonly overlay?: readonly string[];
}

/** Adds `serve`, which runs until it is told to stop. */
export function addServeCommand(program: Command, version: string): void {
  const command = program
    .command("serve")
    .description("Serve a document with its handlers, until Ctrl-C.")
    .argument("[document]", "the OpenAPI 3.1 document, in YAML or JSON", "openapi.yaml")
    .addOption(
      new Option("-p, --port <port>", "listen on this port; 0 takes any").argParser(parsePort).default(4010),
    )
    .option("--host <address>", "listen on this address", "127.0.0.1")
    .option("--handlers <folder>", "the handlers (default: handlers/ beside the document, if there)")
    .option(
      "--fixtures <folder>",
      "the state to begin with (default: fixtures/ beside the document, if there)",
    )
    .option("--data <folder>", "where changes are kept (default: data/ beside the document)")
    .addOption(new Option("--ephemeral", "keep changes in memory only").conflicts("data"))
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
    .addOption(
      new Option("--overlay <file>", "change the document by this OpenAPI overlay; repeatable").argParser(
        collectText,
      ),
    )
    .option(
      "--production",
      "log replies that break the contract and let them through, instead of refusing them",
    )
    .addOption(
      new Option("--log-level <level>", "log from this level on").choices(LOG_LEVELS).default("info"),
    );
  addForwardOptions(command)
    .addHelpText("after", HELP)
    .action(async (document: string, options: ServeOptions) => {
      const { runServer } = await import("./run-server.ts");
      const { loadParts } = await import("./server-parts.ts");
      await runServer(options, version, () => loadParts(document, options));
    });
}

const HELP = `
An operation without a handler is answered from its example in the document.

Environment:
  ADMIN_TOKEN  the token for what only an administrator may do: every security scheme of the document that is an
               API key in the header X-Admin-Token, and /__contract/state and /__contract/reset from other machines.
               Without it one is made at random and printed once; on an address that other machines can reach, it
               must be set.

Pages beside the contract:
  /docs                 the documentation, to read and to try out
  /__contract/health    how the server is
  /__contract/state     the whole state, in JSON
  /__contract/report    with --forward: what was asked, who answered, and what broke the contract
  /__contract/reset     POST: back to the fixtures

Examples:
  $ contract-server serve
  $ contract-server serve api/openapi.yaml --port 8080 --cors http://localhost:5173
  $ contract-server serve --ephemeral --log-level warn
  $ contract-server serve --forward http://localhost:8000 --local Reports
  $ ADMIN_TOKEN=… contract-server serve --host 0.0.0.0 --data /var/lib/api --production`;
