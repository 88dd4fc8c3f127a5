import { createHttpProvider } from "#http-provider";
import { basePathAt } from "../../contract/base-paths.ts";
import type { Contract } from "../../contract/contract.ts";
import { createContract } from "../../contract/contract.ts";
import type { VerifiedContract, VerifyOptions } from "../../verify/options.ts";
import type { Provider } from "../../verify/provider.ts";
import { createContractProvider } from "./contract-provider.ts";
import type { AskedFetch } from "./fetch-provider.ts";
import { createFetchProvider } from "./fetch-provider.ts";

/** Who is asked: exactly one of these is given. */
export type VerifyTarget =
  | {
      /** Where the provider is; a path in it stands in the place of those of the document's servers. */
      readonly url: string | URL;
      readonly fetch?: undefined;
      readonly contract?: undefined;
    }
  | {
      /** What answers in this process: `app.fetch` of Hono, or a function of one's own. */
      readonly fetch: AskedFetch;
      readonly url?: undefined;
      readonly contract?: undefined;
    }
  | {
      /** A contract that answers in this process. */
      readonly contract: Pick<Contract, "handle" | "document">;
      readonly url?: undefined;
      readonly fetch?: undefined;
    };

/** What is verified, and how. */
export type TargetOptions = VerifyTarget & Omit<VerifyOptions, "provider">;

/** Who is asked, and what it is held to. */
export interface ChosenTarget {
  readonly provider: Provider;
  readonly contract: VerifiedContract;
}

/**
 * Reaches whoever was named.
 * @throws {TypeError} where nobody was named, or several, or the url is none of HTTP.
 */
export function chooseTarget(contract: VerifiedContract, target: VerifyTarget): ChosenTarget {
  const given = (["url", "fetch", "contract"] as const).filter((name) => target[name] !== undefined);
  if (given.length !== 1) {
    throw new TypeError(
      given.length === 0
        ? "who shall be verified? give a url, a fetch or a contract"
        : `one alone can be verified at a time; of ${given.join(" and ")}, give one`,
    );
  }
  if (target.contract) return { contract, provider: createContractProvider(target.contract) };
  if (target.fetch) {
    const place = { name: "a fetch of this process", origin: "http://localhost" };
    return { contract, provider: createFetchProvider(target.fetch, place) };
  }
  const url = readUrl(target.url);
  return { contract: atPath(contract, url), provider: createHttpProvider(url) };
}

function readUrl(given: string | URL | undefined): URL {
  const text = String(given);
  if (URL.canParse(text) && /^https?:$/.test(new URL(text).protocol)) return new URL(text);
  throw new TypeError(`a provider is at a url like http://localhost:8000, and ${text} is none`);
}

function atPath(contract: VerifiedContract, url: URL): VerifiedContract {
  const { basePath } = basePathAt(url);
  return basePath ? createContract({ document: contract.document, basePath }) : contract;
}
