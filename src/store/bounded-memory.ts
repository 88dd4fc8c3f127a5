import type { Change, ChangeRecord, StateImage } from "./change.ts";
import type { Persistence } from "./persistence.ts";
import type { StoreHealth } from "./store.ts";

/** A change would make a store larger than it may be; it was not made. */
export class StoreFullError extends Error {
  override readonly name = "StoreFullError";
}

/** Keeps nothing, and refuses what would make the state larger than `most` letters of JSON. */
export class BoundedMemory implements Persistence {
  readonly #most: number;
  #sizes: Map<string, number>;
  #total: number;

  constructor(image: StateImage, most: number) {
    this.#most = most;
    this.#sizes = sizesOf(image);
    this.#total = sum(this.#sizes);
  }

  /** @throws {StoreFullError} for what does not fit. */
  append(record: ChangeRecord): Promise<void> {
    if ("image" in record) {
      const sizes = sizesOf(record.image);
      this.#refuseMoreThan(sum(sizes));
      this.#sizes = sizes;
      this.#total = sum(sizes);
    } else this.#take(record.changes);
    return Promise.resolve();
  }

  health(): StoreHealth {
    return { status: "ready" };
  }

  close(): Promise<void> {
    return Promise.resolve();
  }

  #take(changes: readonly Change[]): void {
    const sizes = new Map<string, number>();
    for (const change of changes) {
      if (change.type === "put")
        sizes.set(keyOf(change.collection, change.entry.id), sizeOf(change.entry.document));
      if (change.type === "delete") sizes.set(keyOf(change.collection, change.id), 0);
    }
    let total = this.#total;
    for (const [key, size] of sizes) total += size - (this.#sizes.get(key) ?? 0);
    if (total > this.#total) this.#refuseMoreThan(total);
    for (const [key, size] of sizes) {
      if (size === 0) this.#sizes.delete(key);
      else this.#sizes.set(key, size);
    }
    this.#total = total;
  }

  #refuseMoreThan(total: number): void {
    if (total <= this.#most) return;
    throw new StoreFullError(`This state may have ${this.#most} letters of JSON, and would have ${total}.`);
  }
}

function sizesOf({ collections }: StateImage): Map<string, number> {
  return new Map(
    [...collections].flatMap(([name, entries]) =>
      entries.map(({ id, document }) => [keyOf(name, id), sizeOf(document)] as const),
    ),
  );
}

function keyOf(collection: string, id: string): string {
  return `${collection}\n${id}`;
}

function sizeOf(document: object): number {
  return JSON.stringify(document).length;
}

function sum(sizes: ReadonlyMap<string, number>): number {
  let total = 0;
  for (const size of sizes.values()) total += size;
  return total;
}
