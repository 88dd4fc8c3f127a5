import type { HttpResponseResolver } from "msw";
import { HttpHandler } from "msw";

/** The path of the contract that a request asks for, undefined for one that is not the contract's. */
export type FindPath = (url: URL) => string | undefined;

/** What MSW hands over, with the path of the contract under `params`. */
type Resolver = HttpResponseResolver<{ readonly contractPath: string }>;

/** One handler of MSW's for all operations, so that a request costs the same however many there are. */
export class ContractHandler extends HttpHandler {
  constructor(title: string, findPath: FindPath, resolver: Resolver) {
    const predicate = ({ request }: { readonly request: Request }) => {
      const contractPath = findPath(new URL(request.url));
      return contractPath === undefined ? false : { matches: true, params: { contractPath } };
    };
    super(/^/, predicate, resolver);
    this.info.header = title;
  }
}
