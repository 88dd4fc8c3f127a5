import type { Command } from "commander";
import { print } from "./print.ts";
import { UsageError } from "./usage-error.ts";
import type { VerifyFlags } from "./verify-options.ts";
import { addVerifyOptions } from "./verify-options.ts";

/** Adds `verify`, which holds a running provider to a document. */
export function addVerifyCommand(program: Command): void {
  const command = program
    .command("verify")
    .description("Send cases to a running provider, and judge every answer by the document.")
    .argument("[document]", "the OpenAPI document: a file, an http(s) URL, or - for the standard input");
  addVerifyOptions(command)
    .addHelpText(
      "after",
      `
The paths of the document begin where its servers say, or at the path of --url where that has one.
All flags can stand in a file; see docs/verify.md.

Exit codes:
  0  the contract is kept, or what breaks it is known
  1  it is broken
  2  it could not be verified: document, flags, nobody answers, or stopped before anything was found

Examples:
  $ contract-server verify openapi.yaml --url http://localhost:8000
  $ contract-server verify openapi.yaml --url http://localhost:8000 --auth AdminToken=$TOKEN --max-failures 10
  $ contract-server verify openapi.yaml --url http://localhost:8000 --phases examples,coverage --operation getPet
  $ contract-server verify openapi.yaml --url http://localhost:8000 --wait-for 60 --baseline known.json
  $ contract-server verify openapi.yaml --dry-run --seed 1`,
    )
    .action(async (given: string | undefined, { config, listChecks: isList }: VerifyFlags) => {
      if (isList === true) {
        const { listChecks } = await import("./verify/list-checks.ts");
        await print(listChecks());
        return;
      }
      const { applyConfig } = await import("./verify/config-file.ts");
      const configured = await applyConfig(command, config);
      const document = given ?? configured;
      if (document === undefined) throw new UsageError("name the document that the provider shall keep");
      const { runVerify } = await import("./run-verify.ts");
      process.exitCode = await runVerify(document, command.opts<VerifyFlags>());
    });
}
