import { dirname, sep } from "node:path";
import type { FileSystem, OpenFile } from "../../../src/store/file/file-system.ts";
import { systemError } from "./watched-file-system.ts";

/** A file: what programs see of it, and what of it would survive a power cut for sure. */
interface Content {
  seen: Buffer;
  durable: Buffer;
}

/** Which promises a disk keeps; a store must notice when one is broken. */
export interface Promises {
  readonly sync: boolean;
  readonly syncFolder: boolean;
}

/** Decides what a power cut leaves: one of so many possibilities, 0 being the least and the last one everything. */
export type Fate = (possibilities: number) => number;

/** Nothing is left that was not made durable. */
export const least: Fate = () => 0;

const SECTOR_BYTES = 512;

/**
 * A disk in memory that remembers after a power cut only what it was made to: contents by sync, names by syncFolder. Of
 * the rest any part may be left, in any order: the sectors of a file one by one, or its size alone; each name as it was
 * at any time since it was last made durable, whatever became of the others.
 */
export class ForgetfulDisk implements FileSystem {
  readonly #promises: Promises;
  #names = new Map<string, Content>();
  /** What each name may be after a power cut, the durable one first; those left out are as they are seen. */
  readonly #unsure = new Map<string, (Content | undefined)[]>();
  #callsLeft = Number.POSITIVE_INFINITY;

  constructor(promises: Promises = { sync: true, syncFolder: true }) {
    this.#promises = promises;
  }

  /** The operations that have been called, in order, the last of them perhaps in vain. */
  readonly calls: string[] = [];

  /** After this many calls every further one fails, until this is called again or the power is cut. */
  failAfter(calls: number): void {
    this.#callsLeft = calls;
  }

  /** Whether a call has failed. */
  get failed(): boolean {
    return this.#callsLeft < 0;
  }

  /** Forgets what it may forget. */
  cutPower(fate: Fate): void {
    for (const [path, possible] of this.#unsure) {
      const content = possible[fate(possible.length)];
      if (content === undefined) this.#names.delete(path);
      else this.#names.set(path, content);
    }
    this.#unsure.clear();
    this.#names = new Map(Array.from(this.#names, ([path, content]) => [path, afterPowerCut(content, fate)]));
    this.#callsLeft = Number.POSITIVE_INFINITY;
  }

  async makeFolder(): Promise<void> {
    this.#count("makeFolder");
  }

  async list(folder: string): Promise<readonly string[]> {
    this.#count("list");
    const below = [...this.#names.keys()].filter((path) => path.startsWith(folder + sep));
    return [...new Set(below.map((path) => path.slice(folder.length + 1).split(sep)[0] ?? ""))];
  }

  async read(path: string): Promise<Buffer> {
    this.#count("read");
    return Buffer.from(this.#find(path).seen);
  }

  async open(path: string, how: "create" | "append"): Promise<OpenFile> {
    this.#count("open");
    if (how === "create" && this.#names.has(path)) throw systemError("EEXIST");
    const content = how === "create" ? { seen: Buffer.alloc(0), durable: Buffer.alloc(0) } : this.#find(path);
    if (how === "create") this.#name(path, content);
    return {
      write: async (bytes) => {
        const add = (part: Uint8Array) => (content.seen = Buffer.concat([content.seen, part]));
        if (this.#callsLeft === 0) add(bytes.subarray(0, bytes.length / 2));
        this.#count("write");
        add(bytes);
      },
      sync: async () => {
        this.#count("sync");
        if (this.#promises.sync) content.durable = content.seen;
      },
      close: async () => undefined,
    };
  }

  async truncate(path: string, length: number): Promise<void> {
    this.#count("truncate");
    const content = this.#find(path);
    content.seen = content.seen.subarray(0, length);
    content.durable = content.seen;
  }

  async rename(from: string, to: string): Promise<void> {
    this.#count("rename");
    this.#name(to, this.#find(from));
    this.#name(from, undefined);
  }

  async remove(path: string): Promise<void> {
    this.#count("remove");
    this.#find(path);
    this.#name(path, undefined);
  }

  async syncFolder(folder: string): Promise<void> {
    this.#count("syncFolder");
    if (!this.#promises.syncFolder) return;
    for (const path of this.#unsure.keys()) if (dirname(path) === folder) this.#unsure.delete(path);
  }

  #name(path: string, content: Content | undefined): void {
    const possible = this.#unsure.get(path) ?? [this.#names.get(path)];
    this.#unsure.set(path, [...possible, content]);
    if (content === undefined) this.#names.delete(path);
    else this.#names.set(path, content);
  }

  #count(operation: string): void {
    this.calls.push(operation);
    if (this.#callsLeft-- <= 0) throw systemError("EIO");
  }

  #find(path: string): Content {
    const content = this.#names.get(path);
    if (content === undefined) throw systemError("ENOENT");
    return content;
  }
}

/**
 * What is left of a file: of the bytes that were not made durable none, the first ones, any of their sectors with NULs in
 * the place of the others up to the size that it had, or all.
 */
function afterPowerCut({ seen, durable }: Content, fate: Fate): Content {
  if (seen.length === durable.length) return { seen, durable: seen };
  const kinds = [
    () => durable,
    () => seen.subarray(0, durable.length + fate(seen.length - durable.length)),
    () => withHoles(seen, durable.length, fate),
    () => seen,
  ];
  const left = (kinds[fate(kinds.length)] ?? (() => seen))();
  return { seen: left, durable: left };
}

function withHoles(seen: Buffer, from: number, fate: Fate): Buffer {
  const left = Buffer.from(seen);
  for (let start = from; start < left.length;) {
    const end = (Math.floor(start / SECTOR_BYTES) + 1) * SECTOR_BYTES;
    if (fate(2) === 0) left.fill(0, start, end);
    start = end;
  }
  return left;
}
