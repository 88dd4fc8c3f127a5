import type { Change, ChangeRecord, StateImage } from "./change.ts";
import type { Persistence } from "./persistence.ts";
import type { StoreHealth } from "./store.ts";

/** A change would make a store larger than it may be; it was not made. */
export class StoreFullError extends Error {
  override readonly name = "StoreFullError";
}

/** How large the documents of an image are, in letters of JSON. */
export class SizedImage {
  readonly sizes: ReadonlyMap<string, number>;
  readonly total: number;

  constructor({ collections }: StateImage) {
    this.sizes = new Map(
      [...collections].flatMap(([name, entries]) =>
        entries.map(({ id, document }) => [keyOf(name, id), sizeOf(document)] as const),
      ),
    );
    this.total = [...this.sizes.values()].reduce((sum, size) => sum + size, 0);
  }
}

/** Keeps nothing, and refuses what would make the state larger than `most` letters of JSON. */
export class BoundedMemory implements Persistence {
  readonly isInstant = true;
  readonly #most: number;
  #base: SizedImage;
  /** What has changed since; 0 for what is gone. */
  #changed = new Map<string, number>();
  #total: number;

  constructor(base: SizedImage, most: number) {
    this.#base = base;
    this.#total = base.total;
    this.#most = most;
  }

  /** @throws {StoreFullError} for what does not fit. */
  append(record: ChangeRecord): undefined {
    if ("image" in record) this.#begin(new SizedImage(record.image));
    else this.#take(record.changes);
  }

  health(): StoreHealth {
    return { status: "ready" };
  }

  close(): Promise<void> {
    return Promise.resolve();
  }

  #begin(base: SizedImage): void {
    this.#refuseMoreThan(base.total);
    this.#base = base;
    this.#total = base.total;
    this.#changed = new Map();
  }

  #take(changes: readonly Change[]): void {
    const sizes = new Map<string, number>();
    for (const change of changes) {
      if (change.type === "put")
        sizes.set(keyOf(change.collection, change.entry.id), sizeOf(change.entry.document));
      if (change.type === "delete") sizes.set(keyOf(change.collection, change.id), 0);
    }
    let total = this.#total;
    for (const [key, size] of sizes)
      total += size - (this.#changed.get(key) ?? this.#base.sizes.get(key) ?? 0);
    if (total > this.#total) this.#refuseMoreThan(total);
    for (const [key, size] of sizes) this.#changed.set(key, size);
    this.#total = total;
  }

  #refuseMoreThan(total: number): void {
    if (total <= this.#most) return;
    throw new StoreFullError(`This state may have ${this.#most} letters of JSON, and would have ${total}.`);
  }
}

function keyOf(collection: string, id: string): string {
  return `${collection}\n${id}`;
}

function sizeOf(document: object): number {
  return JSON.stringify(document).length;
}
