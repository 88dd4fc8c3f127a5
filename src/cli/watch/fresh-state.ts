import type { Logger } from "pino";
import type { OpenDocument } from "../open-document.ts";

/**
 * Lets changed fixtures be seen. A state in memory that nobody has changed since it began begins anew with them; any other
 * is kept, and the log says how to take them.
 */
export class FreshState {
  readonly #beginnings = new Map<string, string>();

  /** Remembers what a document's state is at its beginning. */
  async begin({ parts: { name, data }, store }: OpenDocument): Promise<void> {
    if (data === undefined) this.#beginnings.set(name, JSON.stringify(await store.dump()));
  }

  /** Looks at a document that was taken anew. */
  async takeFixtures(before: OpenDocument, after: OpenDocument, logger: Logger): Promise<void> {
    const now = new Date();
    const seed = after.parts.fixtures(now);
    if (JSON.stringify(seed) === JSON.stringify(before.parts.fixtures(now))) return;
    if (this.#beginnings.get(after.parts.name) !== JSON.stringify(await after.store.dump())) {
      logger.warn(
        "the fixtures have changed, and so has the state, which is kept: POST /__contract/reset to take them",
      );
      return;
    }
    await after.store.reset(seed);
    await this.begin(after);
  }
}
