import { concat, TooLongError } from "../contract/bodies/content-coding.ts";

/**
 * Passes a stream on and keeps what has passed, up to `limit` bytes, so that all of it can still be read when whoever it
 * was passed on to has stopped in the middle.
 */
export class KeptStream {
  /** To be passed on; ending it early ends nothing else. */
  readonly passing: ReadableStream<Uint8Array>;
  readonly #reader: ReadableStreamDefaultReader<Uint8Array>;
  readonly #limit: number;
  #kept: Uint8Array[] = [];
  #length = 0;
  #hasBegun = false;
  #hasStopped = false;
  #isUnwanted = false;

  constructor(stream: ReadableStream<Uint8Array>, limit: number) {
    this.#reader = stream.getReader();
    this.#limit = limit;
    this.passing = new ReadableStream(
      {
        pull: async (controller) => {
          this.#hasBegun = true;
          const chunk = await this.#next();
          if (chunk) controller.enqueue(chunk);
          else controller.close();
        },
        cancel: () => this.#stop(),
      },
      // Nothing is read before somebody wants it.
      { highWaterMark: 0 },
    );
  }

  /**
   * All bytes, those that have passed and those that are still to come.
   * @throws {TooLongError} when they are more than are kept.
   */
  async all(): Promise<Uint8Array> {
    while (this.#length <= this.#limit && (await this.#next()));
    if (this.#length <= this.#limit) return concat(this.#kept);
    this.unwanted();
    this.#stop();
    throw new TooLongError(`there are more than ${this.#limit} bytes`);
  }

  /** Nobody is going to ask for all: what does not pass any more is thrown away, so that its sender can end. */
  unwanted(): void {
    this.#kept = [];
    this.#isUnwanted = true;
    if (this.#hasStopped || !this.#hasBegun) void this.#drain();
  }

  #stop(): void {
    this.#hasStopped = true;
    if (this.#isUnwanted) void this.#drain();
  }

  async #drain(): Promise<void> {
    try {
      while (await this.#next());
    } catch {
      // The sender has gone, and nobody waits for it.
    }
  }

  async #next(): Promise<Uint8Array | undefined> {
    const { done, value } = await this.#reader.read();
    if (done) return undefined;
    this.#length += value.length;
    if (this.#length > this.#limit) this.#kept = [];
    else if (!this.#isUnwanted) this.#kept.push(value);
    return value;
  }
}
