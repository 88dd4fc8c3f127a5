/** The public surface for Node: everything of the browser-safe one, and what needs files and sockets. */
export * from "./index.ts";
export { createHttpBackend } from "./adapters/backend/http-backend.ts";
export { createServer } from "./adapters/express/create-server.ts";
export type { ContractServer } from "./adapters/express/create-server.ts";
export type { ContractAddress, ServerAddress } from "./adapters/express/server-address.ts";
export type { Limits, ServerOptions, SiteOptions } from "./adapters/express/server-options.ts";
export { createHostMonitor } from "./adapters/host/host-monitor.ts";
export { createLog } from "./adapters/pino/create-log.ts";
export type { Log, LogLevel } from "./adapters/pino/create-log.ts";
export { readOverlayFile, writeOverlayFile } from "./adapters/overlay/overlay-file.ts";
export { logObserver } from "./adapters/pino/log-observer.ts";
export { mountContract } from "./adapters/site/mount.ts";
export type { Mount, MountOptions } from "./adapters/site/mount.ts";
export { loadDocument } from "./document/load.ts";
export type { LoadedDocument } from "./document/load.ts";
export { openFileStore } from "./store/file/file-store.ts";
export type { FileStoreOptions } from "./store/file/file-store.ts";
export { StoreLockedError } from "./store/file/folder-lock.ts";
