/** Where what is shown comes from. */
export type SourceState =
  /** A server is asked, and nothing has come yet. */
  | { readonly kind: "asking" }
  /** A server answers. */
  | { readonly kind: "live" }
  /** The mock in this browser answers. */
  | { readonly kind: "mock" }
  /** No server answers; the fixtures are shown. */
  | { readonly kind: "demo" }
  /** No server answers; what was shown before stays. */
  | { readonly kind: "silent"; readonly isOffline: boolean; readonly since: Date | undefined };

/** Keeps in mind who has answered last, and tells of each change. */
export class DataSource {
  readonly #listeners = new Set<() => void>();
  #state: SourceState;
  #answeredAt: Date | undefined;
  #latestRead: string | undefined;

  constructor(kind: "asking" | "mock") {
    this.#state = { kind };
  }

  get state(): SourceState {
    return this.#state;
  }

  /** Whether a server has ever answered. */
  get hasAnswered(): boolean {
    return this.#answeredAt !== undefined;
  }

  /** The address that was last read, or tried to be: whoever answers there is back. */
  get latestRead(): string | undefined {
    return this.#latestRead;
  }

  /** Calls back after each change; gives back how to stop that. */
  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Remembers what is read. */
  reads(url: string): void {
    this.#latestRead = url;
  }

  /** A server has answered. */
  isLive(): void {
    this.#answeredAt = new Date();
    if (this.#state.kind !== "live") this.#change({ kind: "live" });
  }

  /** Nobody answers, but the fixtures are there. */
  isDemo(): void {
    if (this.#state.kind !== "demo") this.#change({ kind: "demo" });
  }

  /** Nobody answers, and what is shown stays. */
  isSilent(isOffline: boolean): void {
    if (this.#state.kind === "silent" && this.#state.isOffline === isOffline) return;
    this.#change({ kind: "silent", isOffline, since: this.#answeredAt });
  }

  #change(state: SourceState): void {
    this.#state = state;
    for (const listener of this.#listeners) listener();
  }
}
