import { basename, dirname } from "node:path";
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

const SECTOR_BYTES = 512;

/** A disk in memory that remembers after a power cut only what it was made to: contents by sync, names by syncFolder. */
export class ForgetfulDisk implements FileSystem {
  readonly #promises: Promises;
  #names = new Map<string, Content>();
  #durableNames = new Map<string, Content>();
  #callsLeft = Number.POSITIVE_INFINITY;

  constructor(promises: Promises = { sync: true, syncFolder: true }) {
    this.#promises = promises;
  }

  /** After this many calls every further one fails, until the power cut. */
  failAfter(calls: number): void {
    this.#callsLeft = calls;
  }

  /** Whether a call has failed. */
  get failed(): boolean {
    return this.#callsLeft < 0;
  }

  /** Forgets what it may forget. `share`, from 0 to 1, says each time how much of it remains. */
  cutPower(share: () => number): void {
    const names = new Map(this.#durableNames);
    for (const path of new Set([...this.#names.keys(), ...names.keys()])) {
      const content = share() > 0.5 ? this.#names.get(path) : this.#durableNames.get(path);
      if (content === undefined) names.delete(path);
      else names.set(path, content);
    }
    this.#names = new Map(Array.from(names, ([path, content]) => [path, afterPowerCut(content, share)]));
    this.#durableNames = new Map(this.#names);
    this.#callsLeft = Number.POSITIVE_INFINITY;
  }

  async makeFolder(): Promise<void> {
    this.#count();
  }

  async list(folder: string): Promise<readonly string[]> {
    this.#count();
    return [...this.#names.keys()].filter((path) => dirname(path) === folder).map((path) => basename(path));
  }

  async read(path: string): Promise<Buffer> {
    this.#count();
    return Buffer.from(this.#find(path).seen);
  }

  async open(path: string, how: "create" | "append"): Promise<OpenFile> {
    this.#count();
    if (how === "create" && this.#names.has(path)) throw systemError("EEXIST");
    const content = how === "create" ? { seen: Buffer.alloc(0), durable: Buffer.alloc(0) } : this.#find(path);
    this.#names.set(path, content);
    return {
      write: async (bytes) => {
        const add = (part: Uint8Array) => (content.seen = Buffer.concat([content.seen, part]));
        if (this.#callsLeft === 0) add(bytes.subarray(0, bytes.length / 2));
        this.#count();
        add(bytes);
      },
      sync: async () => {
        this.#count();
        if (this.#promises.sync) content.durable = content.seen;
      },
      close: async () => undefined,
    };
  }

  async truncate(path: string, length: number): Promise<void> {
    this.#count();
    const content = this.#find(path);
    content.seen = content.seen.subarray(0, length);
    content.durable = content.seen;
  }

  async rename(from: string, to: string): Promise<void> {
    this.#count();
    this.#names.set(to, this.#find(from));
    this.#names.delete(from);
  }

  async remove(path: string): Promise<void> {
    this.#count();
    this.#find(path);
    this.#names.delete(path);
  }

  async syncFolder(folder: string): Promise<void> {
    this.#count();
    if (!this.#promises.syncFolder) return;
    for (const path of this.#durableNames.keys())
      if (dirname(path) === folder) this.#durableNames.delete(path);
    for (const [path, content] of this.#names)
      if (dirname(path) === folder) this.#durableNames.set(path, content);
  }

  #count(): void {
    if (this.#callsLeft-- <= 0) throw systemError("EIO");
  }

  #find(path: string): Content {
    const content = this.#names.get(path);
    if (content === undefined) throw systemError("ENOENT");
    return content;
  }
}

/**
 * Bytes that were not made durable may be there, or be missing; or the size came through alone, and from some sector on
 * there are NULs.
 */
function afterPowerCut({ seen, durable }: Content, share: () => number): Content {
  const end = durable.length + Math.round((seen.length - durable.length) * share());
  const left = Buffer.from(seen);
  if (end === seen.length) return { seen, durable: seen };
  const sector = Math.max(durable.length, Math.floor(end / SECTOR_BYTES) * SECTOR_BYTES);
  const remains = share() > 0.5 ? left.fill(0, sector) : left.subarray(0, end);
  return { seen: remains, durable: remains };
}
