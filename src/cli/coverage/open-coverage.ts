import { writeFile } from "node:fs/promises";
import type { Contract } from "../../contract/contract.ts";
import { ContractCoverage } from "../../coverage/contract-coverage.ts";
import { coverContract } from "../../coverage/cover-contract.ts";
import { toSaved } from "../../coverage/coverage-file.ts";
import { codeOf, UsageError } from "../usage-error.ts";

/** A contract whose traffic is covered, and its coverage. */
export interface CoveredServing {
  readonly contract: Contract;
  readonly coverage: ContractCoverage;
  /** Saves it in a file. */
  readonly save: (file: string) => Promise<void>;
}

/** Covers a contract; in the place of one that was covered, it goes on with what was exercised of that. */
export function openCoverage(made: Contract, before?: ContractCoverage): CoveredServing {
  const coverage = new ContractCoverage(made);
  if (before) coverage.merge(before.record());
  const { title } = made.document.info;
  return {
    contract: coverContract(made, coverage),
    coverage,
    async save(file) {
      try {
        await writeFile(file, `${JSON.stringify(toSaved(title, coverage), null, 2)}\n`);
      } catch (error) {
        throw new UsageError(
          `the coverage cannot be written to ${file} (${codeOf(error) ?? "unknown reason"}); name another file by --coverage-file`,
        );
      }
    },
  };
}
