import type { DataSource } from "./data-source.ts";

type Answer = (request: Request) => Promise<Response>;

/** Decides what is shown when nobody answers. The demo data is loaded when it is first needed. */
export class Fallback {
  readonly #source: DataSource;
  readonly #load: () => Promise<Answer>;
  readonly #given = new WeakSet<Response>();
  #demo: Promise<Answer> | undefined;

  constructor(source: DataSource, load: () => Promise<Answer>) {
    this.#source = source;
    this.#load = load;
  }

  /**
   * Nobody has answered: whoever is offline keeps what is shown, others get the demo data. Where even that cannot be loaded,
   * since it is with the server that does not answer, what is shown stays too.
   */
  async take(): Promise<void> {
    const isOffline = !navigator.onLine;
    if (isOffline && this.#source.hasAnswered && this.#source.state.kind !== "demo") {
      this.#source.isSilent(true);
      return;
    }
    await this.#loaded().then(
      () => this.#source.isDemo(),
      () => this.#source.isSilent(isOffline),
    );
  }

  /** An answer of the demo data. */
  async answer(request: Request): Promise<Response> {
    const demo = await this.#loaded();
    const response = await demo(request);
    this.#given.add(response);
    return response;
  }

  /** Whether a response is one of the demo data's. */
  hasGiven(response: Response): boolean {
    return this.#given.has(response);
  }

  async #loaded(): Promise<Answer> {
    this.#demo ??= this.#load();
    try {
      return await this.#demo;
    } catch (error) {
      this.#demo = undefined;
      throw error;
    }
  }
}
