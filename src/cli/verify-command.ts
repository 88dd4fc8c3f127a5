import type { Command } from "commander";
import type { VerifyFlags } from "./verify-options.ts";
import { addVerifyOptions } from "./verify-options.ts";

/** Adds `verify`, which holds a running provider to a document. */
export function addVerifyCommand(program: Command): void {
  const command = program
    .command("verify")
    .description("Send cases to a running provider, and judge every answer by the document.")
    .argument("<document>", "the OpenAPI document: a file, an http(s) URL, or - for the standard input");
  addVerifyOptions(command)
    .addHelpText(
      "after",
      `
The paths of the document begin where its servers say, or at the path of --url where that has one.

Exit codes: 0 the contract is kept, 1 it is broken, 2 it could not be verified.

Examples:
  $ contract-server verify openapi.yaml --url http://localhost:8000
  $ contract-server verify openapi.yaml --url http://localhost:8000 --auth AdminToken=$TOKEN --max-failures 10
  $ contract-server verify openapi.yaml --url http://localhost:8000 --phases examples,coverage --operation getPet`,
    )
    .action(async (document: string, flags: VerifyFlags) => {
      const { runVerify } = await import("./run-verify.ts");
      process.exitCode = await runVerify(document, flags);
    });
}
