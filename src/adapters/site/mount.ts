import type { Contract } from "../../contract/contract.ts";
import type { ContractCoverage } from "../../coverage/contract-coverage.ts";
import type { TrafficReport } from "../../forward/report/traffic-report.ts";
import type { Pages, PageSetting } from "../pages/pages.ts";
import type { LatestEdit } from "../pages/health.ts";
import type { ScenarioChoice } from "../pages/scenario.ts";
import { createPages } from "../pages/pages.ts";

/** What a contract brings along to a server. */
export interface MountOptions {
  /** Stands in the paths of its pages where a server has several: `pets` in `/__contract/pets/docs`. */
  readonly name?: string;
  /** How the latest change to its files went, which the health page tells. */
  readonly edit?: LatestEdit;
  /** The states that `/__contract/scenario` switches between. No such page where left out. */
  readonly scenario?: ScenarioChoice;
  /** Told of by `/__contract/report`; its observer is to be given to the contract. No such page where left out. */
  readonly report?: Pick<TrafficReport, "read">;
  /** Told of by `/__contract/coverage`; the contract is to be one that tells it. No such page where left out. */
  readonly coverage?: ContractCoverage;
}

/** A contract with what belongs to it, which a server can hold beside others and exchange for another. */
export interface Mount {
  readonly name: string;
  readonly contract: Contract;
  readonly createPages: (setting: PageSetting) => Pages;
  /** Closes the contract's store. */
  readonly close: () => Promise<void>;
}

/** The name of the only contract of a server. */
const ONLY = "api";

/** Prepares a contract to be served, beside others perhaps. */
export function mountContract(contract: Contract, options: MountOptions = {}): Mount {
  const { name = ONLY } = options;
  return {
    name,
    contract,
    createPages: (setting) => createPages({ ...options, contract, ...setting }),
    close: () => contract.store.close(),
  };
}
