import { negotiate } from "../../contract/accept.ts";
import type { Contract } from "../../contract/contract.ts";
import type { Observer } from "../../contract/observer.ts";
import type { ContractRequest } from "../../contract/request.ts";
import type { Page } from "../pages/page.ts";
import type { Pages, PageSetting } from "../pages/pages.ts";
import { ROOT } from "../pages/pages.ts";
import type { SharedParts, SitePages } from "../pages/shared-pages.ts";
import { createSharedPages } from "../pages/shared-pages.ts";
import { belongsToContract } from "./belongs-to-contract.ts";
import { createDispatch } from "./dispatch.ts";
import type { Mount } from "./mount.ts";

/** What all contracts of a server have in common. */
export interface SiteSetting extends Omit<PageSetting, "root">, SharedParts {
  readonly observer: Observer;
}

interface Place {
  readonly mount: Mount;
  readonly pages: Pages;
}

/**
 * What a server answers with: its contracts, each with its pages. Any of them can be exchanged for another at any time,
 * as a whole: a request is answered by the old one or by the new one.
 */
export class Site {
  readonly #setting: SiteSetting;
  #places: readonly Place[];
  #joined: Joined;

  /** @throws {TypeError} without any contract, and for two that have the same name or base path. */
  constructor(mounts: readonly Mount[], setting: SiteSetting) {
    this.#setting = setting;
    this.#places = mounts.map((mount) => this.#place(mount, mounts.length));
    this.#joined = join(this.#places, setting);
  }

  /** Whom requests go to at this moment, where no page has their path. */
  get contract(): Pick<Contract, "handle"> {
    return this.#joined.contract;
  }

  /** The page that answers a request; undefined where that is the contract's to do. */
  findPage(request: ContractRequest): Page | undefined {
    const { byPath, withRoutes } = this.#joined;
    const page = byPath.get(request.path);
    const isOpen = !page || page.isForPrograms === true;
    return isOpen && withRoutes && this.#isRoute(request) ? withRoutes : page;
  }

  /** Where the page is that lists all operations. */
  get start(): string {
    return this.#joined.start;
  }

  get mounts(): readonly Mount[] {
    return this.#places.map(({ mount }) => mount);
  }

  /** Where the documentation of a contract is. */
  documentationOf(mount: Mount): string {
    return this.#places.find((place) => place.mount === mount)?.pages.documentation ?? "/";
  }

  /**
   * Puts a contract in the place of the one of the same name, which is given back with its store still open.
   * @throws {TypeError} when there is none of that name, or another one has its base path; nothing has changed then.
   */
  exchange(mount: Mount): Mount {
    const before = this.mounts.find(({ name }) => name === mount.name);
    if (!before) throw new TypeError(`no contract of this server is called ${mount.name}`);
    const places = this.#places.map((place) =>
      place.mount === before ? this.#place(mount, this.#places.length) : place,
    );
    this.#joined = join(places, this.#setting);
    this.#places = places;
    return before;
  }

  /** Lets each contract do its work by the clock. */
  async runTasks(): Promise<void> {
    await Promise.all(this.#places.map(({ mount }) => mount.contract.runTasks()));
  }

  /** Whether a browser asks for something that can only be the frontend's. */
  #isRoute({ method, path, headers }: ContractRequest): boolean {
    if (method !== "GET" && method !== "HEAD") return false;
    const agreed = negotiate(headers.accept, ["application/problem+json", "text/html"]);
    if (agreed?.mediaType !== "text/html") return false;
    return !this.mounts.some(({ contract }) => belongsToContract(contract, path));
  }

  #place(mount: Mount, count: number): Place {
    const root = count === 1 ? ROOT : `${ROOT}/${mount.name}`;
    return { mount, pages: mount.createPages({ ...this.#setting, root }) };
  }
}

interface Joined extends SitePages {
  readonly contract: Pick<Contract, "handle">;
}

function join(places: readonly Place[], setting: SiteSetting): Joined {
  const [first] = places;
  if (!first) throw new TypeError("a server needs a contract; give it one");
  const mounts = places.map(({ mount }) => mount);
  const contract = places.length === 1 ? first.mount.contract : createDispatch(mounts, setting.observer);
  const served = places.map(({ mount, pages }) => ({ name: mount.name, contract: mount.contract, pages }));
  return { contract, ...createSharedPages(served, setting) };
}
