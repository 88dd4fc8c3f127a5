import type { Contract } from "../../contract/contract.ts";
import type { ContractCoverage } from "../../coverage/contract-coverage.ts";
import type { TrafficReport } from "../../forward/report/traffic-report.ts";
import type { Gate } from "./access.ts";
import { createGate } from "./access.ts";
import { coveragePage } from "./coverage.ts";
import { declaredPaths } from "./declared-paths.ts";
import { documentationAssets, documentationPage } from "./documentation.ts";
import type { DocumentSummary } from "./document-summary.ts";
import { summarize } from "./document-summary.ts";
import type { Health, LatestEdit } from "./health.ts";
import { healthPage, readHealth } from "./health.ts";
import type { Page } from "./page.ts";
import { documentPage } from "./raw-document.ts";
import { reportPage } from "./report.ts";
import type { ScenarioChoice } from "./scenario.ts";
import { scenarioPage } from "./scenario.ts";
import { sessionPage } from "./session.ts";
import { resetPage, statePage } from "./state.ts";
import { tryOutPage } from "./try-out.ts";

/** Where the pages of a server's only contract are. */
export const ROOT = "/__contract";

/** What the pages of all contracts of a server have in common. */
export interface PageSetting {
  /** Below this path the pages of this contract are: `/__contract`, where there are others too `/__contract/pets`. */
  readonly root: string;
  /** Opens the report, the state and the reset to other machines; nothing does where left out. */
  readonly adminToken?: string;
  /** Whether other machines can reach the server; none can where left out. */
  readonly isPublic?: () => boolean;
  readonly version: string;
}

/** What the pages of a contract tell of and act on. */
export interface PageSources extends PageSetting {
  readonly contract: Contract;
  /** Told of by the health page. */
  readonly edit?: LatestEdit;
  /** The states that it can be put into; there is no such page where left out. */
  readonly scenario?: ScenarioChoice;
  /** What of the contract was exercised; there is no such page where left out. */
  readonly coverage?: ContractCoverage;
  /** What the report tells of; there is no such page where left out. */
  readonly report?: Pick<TrafficReport, "read">;
}

/** The pages of a contract. */
export interface Pages {
  readonly byPath: ReadonlyMap<string, Page>;
  /** Where the documentation is. */
  readonly documentation: string;
  /** How the contract is served at this moment. */
  readonly health: () => Health;
  /** What the start page lists of it. */
  readonly summary: () => DocumentSummary;
}

/**
 * All pages that have a place. Below `/__contract/` only a path that the contract declares literally takes it away; the
 * friendly short paths, which a contract has that is alone, give way to anything in it that fits them.
 */
export function createPages(sources: PageSources): Pages {
  const { contract, root, adminToken, isPublic, version } = sources;
  const declared = declaredPaths(contract);
  const gate = createGate(adminToken, isPublic);
  const documentation = documentationPage(root, contract.basePaths);
  const health = () => readHealth(sources);
  const [json, yaml] = [documentPage(contract.document, "json"), documentPage(contract.document, "yaml")];
  const reserved: [string, Page][] = [
    [`${root}/health`, healthPage(version, health)],
    [`${root}/state`, statePage(gate, contract)],
    [`${root}/reset`, resetPage(gate, contract, sources.scenario)],
    [`${root}/session`, sessionPage(contract)],
    ...reportPages(gate, sources),
    ...scenarioPages(gate, sources),
    ...coveragePages(gate, sources),
    [`${root}/openapi.json`, json],
    [`${root}/openapi.yaml`, yaml],
    [`${root}/docs`, documentation],
    [`${root}/try-out`, tryOutPage(contract)],
    ...documentationAssets(),
  ];
  const friendly: [string, Page][] = [
    ["/docs", documentation],
    ["/docs/", documentation],
    ["/openapi.json", json],
    ["/openapi.yaml", yaml],
  ];
  const byPath = new Map([
    ...reserved.filter(([path]) => !declared.has(path)),
    ...(root === ROOT ? friendly.filter(([path]) => !contract.hasPath(path)) : []),
  ]);
  const documentationPath = byPath.has("/docs") ? "/docs" : `${root}/docs`;
  const hasReport = sources.report !== undefined;
  const summary = () => summarize(contract, { root, documentation: documentationPath, hasReport });
  return { byPath, documentation: documentationPath, health, summary };
}

function reportPages(gate: Gate, { contract, report, root }: PageSources): [string, Page][] {
  return report ? [[`${root}/report`, reportPage(gate, report, contract)]] : [];
}

function coveragePages(gate: Gate, { contract, coverage, root }: PageSources): [string, Page][] {
  const { title } = contract.document.info;
  return coverage ? [[`${root}/coverage`, coveragePage(gate, coverage, title)]] : [];
}

function scenarioPages(gate: Gate, { contract, scenario, root }: PageSources): [string, Page][] {
  return scenario ? [[`${root}/scenario`, scenarioPage(gate, contract, scenario)]] : [];
}
