import type { Command } from "commander";
import { Option } from "commander";
import { parseTimeLimit } from "./arguments.ts";
import type { CoverageServingFlags } from "./coverage/coverage-options.ts";
import { addCoverageOptions } from "./coverage/coverage-options.ts";
import type { DisturbanceFlags } from "./disturbance-options.ts";
import { addDisturbanceOptions } from "./disturbance-options.ts";
import type { DocumentFlags } from "./document-options.ts";
import { addDocumentOptions } from "./document-options.ts";
import type { ForwardFlags } from "./forward-options.ts";
import { addForwardOptions } from "./forward-options.ts";
import type { ListenOptions } from "./listen-options.ts";
import { addListenOptions, refuseUnwatchable } from "./listen-options.ts";
import type { ScenarioFlags } from "./scenario-options.ts";
import { addScenarioOptions } from "./scenario-options.ts";
import type { SessionFlags } from "./session-options.ts";
import { addSessionOptions } from "./session-options.ts";
import { storeOption } from "./store-options.ts";
import { UsageError } from "./usage-error.ts";

/** What `serve` was asked for. */
export interface ServeOptions
  extends
    ListenOptions,
    DocumentFlags,
    ForwardFlags,
    ScenarioFlags,
    SessionFlags,
    DisturbanceFlags,
    CoverageServingFlags {
  readonly handlers?: string;
  readonly fixtures?: string;
  readonly data?: string;
  readonly ephemeral?: true;
  /** `postgres://…` */
  readonly store?: string;
  readonly production?: true;
  /** In milliseconds, 0 for none. */
  readonly handlerTimeout?: number;
}

/** Adds `serve`, which runs until it is told to stop. */
export function addServeCommand(program: Command, version: string): void {
  const command = program
    .command("serve")
    .description("Serve a document with its handlers, until Ctrl-C.")
    .argument(
      "[document]",
      "an OpenAPI document from 2.0 on, in YAML or JSON: a file, a URL, or - for the standard input",
      "openapi.yaml",
    )
    // Several are refused in plainer words.
    .allowExcessArguments()
    .option("--handlers <folder>", "the handlers (default: handlers/ beside the document, if there)")
    .option(
      "--fixtures <folder>",
      "the state to begin with (default: fixtures/ beside the document, if there)",
    )
    .option("--data <folder>", "where changes are kept (default: data/ beside the document)")
    .addOption(new Option("--ephemeral", "keep changes in memory only").conflicts("data"))
    .addOption(storeOption().conflicts(["data", "ephemeral"]))
    .option(
      "--production",
      "log replies that break the contract and let them through, instead of refusing them",
    )
    .addOption(
      new Option(
        "--handler-timeout <ms>",
        "give a handler up after this time, 30000 by default; 0 for never",
      ).argParser(parseTimeLimit),
    );
  addForwardOptions(
    addListenOptions(
      addDocumentOptions(
        addScenarioOptions(addSessionOptions(addDisturbanceOptions(addCoverageOptions(command)))),
      ),
    ),
  )
    .addHelpText("after", HELP)
    .action(async (document: string, options: ServeOptions, { args }: Command) => {
      refuseSeveral(args);
      const { runServer } = await import("./run-server.ts");
      const { loadParts } = await import("./server-parts.ts");
      refuseUnwatchable([document], options);
      await runServer(options, version, (context) => loadParts(document, options, context));
    });
}

/** A service belongs to one contract: its handlers are typed by it, and its data is kept beside it. */
function refuseSeveral(documents: readonly string[]): void {
  if (documents.length < 2) return;
  throw new UsageError(
    `serve takes one document, as handlers and data belong to one, and here are ${documents.length}; start one server for each, or mock them all in one`,
  );
}

const HELP = `
An operation without a handler is answered from its example in the document.

Environment:
  ADMIN_TOKEN  the token for what only an administrator may do: every security scheme of the document that is an
               API key in the header X-Admin-Token, and /__contract/state and /__contract/reset from other machines.
               Without it one is made at random and printed once; on an address that other machines can reach, it
               must be set.
  CONTRACT_SERVER_STORE
               where --store, --data and --ephemeral are left out: the database to keep changes in, so that its password is
               not among the processes that everybody on this machine can list.
  CONTRACT_SERVER_API_KEY
               one or more API keys, with commas between them: every request needs one of them, in the header
               X-API-Key or as Authorization: Bearer, but for those about the server's health.
  OTEL_EXPORTER_OTLP_ENDPOINT
               where traces are sent to, by OpenTelemetry; OTEL_SERVICE_NAME, OTEL_TRACES_SAMPLER and the others say how.

Pages beside the contract:
  /                     all operations, to be tried out
  /docs                 the documentation, to read and to try out
  /__contract/health    how the server is
  /__contract/live      whether the process answers
  /__contract/ready     whether to send requests here: 503 when stopping, or when no change can be kept
  /metrics              what can be measured, for Prometheus; at /__contract/metrics too
  /__contract/state     the whole state, in JSON
  /__contract/report    with --forward: what was asked, who answered, and what broke the contract
  /__contract/coverage  with --coverage: what of the contract was exercised; DELETE begins anew
  /__contract/reset     POST: back to the fixtures
  /__contract/scenario  the states there are; POST {"name": "…"}: switch to one
  /__contract/session   how many sessions there are; DELETE ends the one of X-Contract-Session

Examples:
  $ contract-server serve
  $ contract-server serve api/openapi.yaml --port 8080 --cors http://localhost:5173
  $ contract-server serve --ephemeral --log-level warn
  $ contract-server serve --store 'postgres://api@db.example.com/api?sslmode=verify-full'
  $ contract-server serve --https
  $ contract-server serve --forward http://localhost:8000 --local Reports
  $ ADMIN_TOKEN=… contract-server serve --host 0.0.0.0 --data /var/lib/api --production`;
