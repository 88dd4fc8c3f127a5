import type { Contract } from "../../contract/contract.ts";
import type { Fixtures } from "../../contract/service.ts";
import type { TrafficReport } from "../../forward/report/traffic-report.ts";
import type { Store } from "../../store/store.ts";
import type { Gate } from "./access.ts";
import { createGate } from "./access.ts";
import { documentationAssets, documentationPage } from "./documentation.ts";
import { healthPage } from "./health.ts";
import type { Page } from "./page.ts";
import { documentPage } from "./raw-document.ts";
import { reportPage } from "./report.ts";
import { resetPage, statePage } from "./state.ts";

/** What the pages tell of and act on. */
export interface PageSources<State> {
  readonly contract: Contract;
  readonly store: Pick<Store<State>, "dump" | "reset" | "health">;
  /** The state that a reset goes back to; none where left out. */
  readonly fixtures?: Fixtures<State>;
  /** What `/__contract/report` tells of; there is no such page where left out. */
  readonly report?: Pick<TrafficReport, "read">;
  /** Opens the report, the state and the reset to other machines. */
  readonly adminToken: string;
  readonly version: string;
}

/** The pages of a server, by path. */
export interface Pages {
  readonly byPath: ReadonlyMap<string, Page>;
  /** Where the documentation is. */
  readonly documentation: string;
}

/**
 * All pages that have a place. Below `/__contract/` only a path that the contract declares literally takes it away; the
 * friendly short paths give way to anything in the contract that fits them.
 */
export function createPages<State>(sources: PageSources<State>): Pages {
  const { contract, store, adminToken, fixtures = () => ({ collections: {} }) } = sources;
  const declared = new Set(contract.operations.map(({ path }) => path));
  const gate = createGate(adminToken);
  const documentation = documentationPage();
  const [json, yaml] = [documentPage(contract.document, "json"), documentPage(contract.document, "yaml")];
  const reserved: [string, Page][] = [
    ["/__contract/health", healthPage(sources)],
    ["/__contract/state", statePage(gate, store)],
    ["/__contract/reset", resetPage(gate, store, fixtures)],
    ...reportPages(gate, sources),
    ["/__contract/openapi.json", json],
    ["/__contract/openapi.yaml", yaml],
    ["/__contract/docs", documentation],
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
    ...friendly.filter(([path]) => !contract.hasPath(path)),
  ]);
  const documentationPath = byPath.has("/docs") ? "/docs" : "/__contract/docs";
  if (!contract.hasPath("/")) byPath.set("/", redirectTo(documentationPath));
  return { byPath, documentation: documentationPath };
}

function reportPages<State>(gate: Gate, { contract, report }: PageSources<State>): [string, Page][] {
  return report ? [["/__contract/report", reportPage(gate, report, contract)]] : [];
}

function redirectTo(path: string): Page {
  return { method: "GET", answer: () => ({ status: 302, headers: { Location: path }, source: "engine" }) };
}
