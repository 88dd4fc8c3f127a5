import type { Command } from "commander";
import { Option } from "commander";
import { parseLocale } from "./arguments.ts";
import type { CoverageServingFlags } from "./coverage/coverage-options.ts";
import { addCoverageOptions } from "./coverage/coverage-options.ts";
import type { DisturbanceFlags } from "./disturbance-options.ts";
import { addDisturbanceOptions } from "./disturbance-options.ts";
import type { DocumentFlags } from "./document-options.ts";
import { addDocumentOptions } from "./document-options.ts";
import type { ListenOptions } from "./listen-options.ts";
import { addListenOptions, refuseUnwatchable } from "./listen-options.ts";
import type { ScenarioFlags } from "./scenario-options.ts";
import { addScenarioOptions } from "./scenario-options.ts";
import type { SessionFlags } from "./session-options.ts";
import { addSessionOptions } from "./session-options.ts";
import { storeOption } from "./store-options.ts";

/** What `mock` was asked for. */
export interface MockCommandOptions
  extends ListenOptions, DocumentFlags, ScenarioFlags, SessionFlags, DisturbanceFlags, CoverageServingFlags {
  readonly dynamic?: true;
  readonly seed?: string;
  readonly locale?: string;
  readonly errors: "on" | "off";
  readonly stateful?: true;
  readonly data?: string;
  /** `postgres://…` */
  readonly store?: string;
  /** False for `--no-auth`. */
  readonly auth: boolean;
}

/** Adds `mock`, which answers from a document alone until it is told to stop. */
export function addMockCommand(program: Command, version: string): void {
  const command = program
    .command("mock")
    .description("Stand in for an API, from its document alone, until Ctrl-C.")
    .argument(
      "<document...>",
      "OpenAPI documents from 2.0 on, in YAML or JSON: files, URLs, or - for the standard input",
    )
    .option("-d, --dynamic", "generate every reply, also where the document has an example")
    .option("--seed <text>", "another seed gives other generated replies, the same one the same")
    .addOption(
      new Option("--locale <name>", "the language of what is generated, like de or pt_BR").argParser(
        parseLocale,
      ),
    )
    .addOption(
      new Option(
        "--errors <on|off>",
        "refuse what breaks the contract, or answer all the same and tell of it",
      )
        .choices(["on", "off"])
        .default("on"),
    )
    .option("--stateful", "remember what is created, changed and removed, where paths form a collection")
    .option("--data <folder>", "with --stateful, keep that in this folder (default: in memory)")
    .addOption(storeOption("with --stateful, keep that in this database").conflicts("data"))
    .option("--no-auth", "ask for no credentials");
  addListenOptions(
    addDocumentOptions(
      addScenarioOptions(addSessionOptions(addDisturbanceOptions(addCoverageOptions(command)))),
    ),
  )
    .addHelpText("after", HELP)
    .action(async (documents: readonly string[], options: MockCommandOptions) => {
      const { runServer } = await import("./run-server.ts");
      const { loadMockParts } = await import("./mock-parts.ts");
      refuseUnwatchable(documents, options);
      await runServer(options, version, (context) => loadMockParts(documents, options, context));
    });
}

const HELP = `
A reply is the document's example, and is generated from its schema where there is none. A client chooses by the
header Prefer: code=404, example=name, dynamic, seed=text, delay=100..800, fault=reset|timeout|malformed|503.
Credentials have to be there in their form; their value is not looked at.

With keys in the environment variable CONTRACT_SERVER_API_KEY (commas between them), every request needs one, in the header
X-API-Key or as Authorization: Bearer. ADMIN_TOKEN is the token for /__contract/state and the like from other machines.

Several documents are each found under the base path of their servers; under / and the file's name where they have
none, or share one. The page at / lists them all; /__contract/live, /__contract/ready and /metrics are for whoever
watches the server.

Examples:
  $ contract-server mock openapi.yaml
  $ contract-server mock shop.yaml stock.yaml payments.json
  $ contract-server mock openapi.yaml --dynamic --seed 7 --locale de
  $ contract-server mock openapi.yaml --stateful --data data
  $ contract-server mock openapi.yaml --delay 100..800 --fault-rate 0.05
  $ contract-server mock swagger.json --no-base-path --strict
  $ contract-server mock openapi.yaml --errors off --no-auth --cors '*'
  $ curl -H 'Prefer: code=404' http://127.0.0.1:4010/pets/1`;
