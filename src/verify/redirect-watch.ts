import type { Exchange } from "./exchange.ts";

/** Sees when a provider sends everybody elsewhere: to https, to another host, to a page where one logs in. */
export class RedirectWatch {
  #others = 0;
  #redirects = 0;
  #first = "";

  /** Looks at an answer, or at none. */
  add({ reply: { status, headers } }: Exchange): void {
    if (status === 0) return;
    if (status < 300 || status > 399 || headers.location === undefined) this.#others++;
    else if (this.#redirects++ === 0) this.#first = headers.location;
  }

  /** What is to be said of it: nothing where there was any other answer. */
  get notes(): readonly string[] {
    if (this.#others > 0 || this.#redirects === 0) return [];
    return [
      `each answer was a redirect, the first one to ${this.#first}; redirects are not followed, as a contract is about ` +
        "the first answer: ask at the address that they lead to, or give the credentials that are asked for there",
    ];
  }
}
