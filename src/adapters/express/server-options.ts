import type { Observer } from "../../contract/observer.ts";
import type { Certificate } from "../certificate/certificate.ts";
import { MOST_BODY_BYTES } from "../fetch/contract-request.ts";
import type { MetricsAccess } from "../metrics/metrics-page.ts";
import type { ServerMetrics } from "../metrics/server-metrics.ts";
import type { AdmissionOptions } from "./admission.ts";
import type { Page } from "../pages/page.ts";
import type { MountOptions } from "../site/mount.ts";

/** How much and how long a server bears. */
export interface Limits {
  /** The longest body, in bytes, after expanding; 1 MiB. */
  readonly bodyBytes: number;
  /** How long the header fields of a request may take to arrive, in milliseconds; 10 s. */
  readonly headersMs: number;
  /** How long a whole request may take to arrive, in milliseconds; 30 s. */
  readonly requestMs: number;
  /** How long a connection is kept for the next request, in milliseconds; 30 s. */
  readonly keepAliveMs: number;
  /** How many connections there may be at once; 10,000. */
  readonly connections: number;
  /** How long closing waits for what is in flight, in milliseconds; 8 s. */
  readonly closeMs: number;
}

/** The limits of a server that was told nothing else. */
export const DEFAULT_LIMITS: Limits = {
  bodyBytes: MOST_BODY_BYTES,
  headersMs: 10_000,
  requestMs: 30_000,
  keepAliveMs: 30_000,
  connections: 10_000,
  closeMs: 8_000,
};

/** What a server is made of beside its contracts. */
export interface SiteOptions extends AdmissionOptions {
  /**
   * Opens `/__contract/state`, `/__contract/reset`, `/__contract/scenario`, `/__contract/report` and `/__contract/coverage` to
   * other machines, and where they can reach the server to this one; nothing does without.
   */
  readonly adminToken?: string;
  /** Told of by `/__contract/health`. */
  readonly version?: string;
  /** Hears of what no contract has a part in; those of the contracts where left out. */
  readonly observer?: Observer;
  /** The origins whose pages may use the server, or `*`; none where left out. */
  readonly corsOrigins?: readonly string[];
  /** Names, besides those of this machine, that a server on a loopback address is asked by. */
  readonly allowedHosts?: readonly string[];
  readonly limits?: Partial<Limits>;
  /**
   * Told of by `/metrics` and `/__contract/metrics`, as Prometheus reads it; its observer is to be given to the contracts.
   * No such pages where left out.
   */
  readonly metrics?: ServerMetrics;
  /** Who may read them; `admin` where left out: this machine, and who has the admin token. */
  readonly metricsAccess?: MetricsAccess;
  /**
   * Pages of one's own by their paths, in place of the server's: at `/` in place of the start page, say, which stays at
   * `/__contract/`. What a contract declares comes before them. One that `hasRoutes` answers browsers at all paths that
   * nobody has.
   */
  readonly pages?: ReadonlyMap<string, Page>;
  /** Serves over TLS, with this certificate; over plain HTTP where left out. */
  readonly https?: Certificate;
}

/** What a server of one contract is made of beside it. */
export interface ServerOptions extends SiteOptions, MountOptions {}
