/** A place in a queue. */
export interface Turn {
  /** Resolves when all who asked earlier are done. */
  readonly ahead: Promise<void>;
  /** Lets the next one go. */
  readonly done: () => void;
}

/** Lets one go after the other, in the order in which they asked. */
export class Turns {
  #last: Promise<void> = Promise.resolve();

  take(): Turn {
    const ahead = this.#last;
    const { promise, resolve } = Promise.withResolvers<undefined>();
    this.#last = promise;
    return { ahead, done: () => resolve(undefined) };
  }
}
