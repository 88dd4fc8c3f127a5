/** How much of a document is read, so that none can fill the memory or keep a command waiting. */
export interface DocumentLimits {
  /** Bytes of one file. */
  readonly fileBytes: number;
  /** Files of one document. */
  readonly files: number;
  /** How deep values may be nested. */
  readonly depth: number;
  /** Values of one file, each use of a YAML alias counted. */
  readonly values: number;
  /** Milliseconds for one answer from the network, its redirects included. */
  readonly networkMs: number;
  readonly redirects: number;
}

const MIB = 2 ** 20;

/** What is taken when nothing else is asked for; the largest documents in public use are within. */
export const DEFAULT_LIMITS: DocumentLimits = {
  fileBytes: 20 * MIB,
  files: 2000,
  depth: 300,
  values: 5_000_000,
  networkMs: 15_000,
  redirects: 5,
};
