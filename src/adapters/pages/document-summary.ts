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

/** Lists a contract whose pages are below `root`. */
export function summarize(
  { document, operations }: Pick<Contract, "document" | "operations">,
  root: string,
  documentation: string,
): DocumentSummary {
  const { title, version } = document.info;
  return {
    title,
    version,
    links: [
      { text: "Documentation", href: documentation },
      { text: "openapi.yaml", href: `${root}/openapi.yaml` },
      { text: "Health", href: `${root}/health` },
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
