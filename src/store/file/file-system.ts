/** A file that is being written to, always at its end. */
export interface OpenFile {
  /** Adds all the bytes. They are not durable yet. */
  write(bytes: Uint8Array): Promise<void>;
  /** Resolves when everything written, and the size, would survive a power cut. */
  sync(): Promise<void>;
  close(): Promise<void>;
}

/** The few calls by which a store reaches its files. Paths are absolute; failures are Node's system errors. */
export interface FileSystem {
  /** Makes the folder and those above it, as far as they are missing, durably. */
  makeFolder(path: string): Promise<void>;
  /** The names of the files and folders in a folder. */
  list(folder: string): Promise<readonly string[]>;
  /** The whole content of a file. */
  read(path: string): Promise<Buffer>;
  /** Opens a file for writing: one that must not exist yet, or one that must. */
  open(path: string, how: "create" | "append"): Promise<OpenFile>;
  /** Cuts a file off after `length` bytes, durably. */
  truncate(path: string, length: number): Promise<void>;
  rename(from: string, to: string): Promise<void>;
  remove(path: string): Promise<void>;
  /** Resolves when the names in a folder (made, renamed, removed) would survive a power cut. */
  syncFolder(path: string): Promise<void>;
}
