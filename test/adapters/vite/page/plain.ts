/// <reference types="vite/types/importMeta.d.ts" />
// A page that answers its own requests while it is being developed, and asks a server once it is built.

if (import.meta.env.DEV) await import("./mocked.ts");
Object.assign(globalThis, { isReady: true });
