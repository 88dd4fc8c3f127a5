import type { Contract } from "../../contract/contract.ts";

/** What the start page lists of a document. */
export interface DocumentSummary {
  readonly title: string;
  readonly version: string;
  readonly links: readonly { readonly text: string; readonly href: string }[];
  /** Where drafts of requests are. */
  readonly tryOut: string;
  readonly operations: readonly OperationSummary[];
}

/** What the start page lists of an operation. */
export interface OperationSummary {
  readonly id: string;
  readonly method: string;
  /** With its base path, the first one of several. */
  readonly path: string;
  /** The first of several; empty where there is none. */
  readonly tag: string;
  readonly summary: string;
}

/** Where the pages of a contract are. */
export interface SummaryPlaces {
  /** Below this path most of them are. */
  readonly root: string;
  readonly documentation: string;
  readonly hasReport: boolean;
}

/** Lists a contract. */
export function summarize(
  { document, operations }: Pick<Contract, "document" | "operations">,
  { root, documentation, hasReport }: SummaryPlaces,
): DocumentSummary {
  const { title, version } = document.info;
  return {
    title,
    version,
    links: [
      { text: "Documentation", href: documentation },
      { text: "openapi.yaml", href: `${root}/openapi.yaml` },
      { text: "Health", href: `${root}/health` },
      ...(hasReport ? [{ text: "Report", href: `${root}/report` }] : []),
    ],
    tryOut: `${root}/try-out`,
    operations: operations.map(({ operationId, method, path, basePaths, tags, summary }) => ({
      id: operationId,
      method,
      path: (basePaths[0] ?? "") + path,
      tag: tags[0] ?? "",
      summary: summary ?? "",
    })),
  };
}
