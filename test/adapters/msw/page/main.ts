import { createStore, get, set } from "idb-keyval";
import { setupWorker } from "msw/browser";
import bundled from "virtual:pets-document";
import { createContract, isSecret } from "../../../../src/index.ts";
import type { OpenApiDocument } from "../../../../src/index.ts";
import { createHandlers } from "../../../../src/msw.ts";
import type { Variant } from "./variants.ts";
import { partsOf } from "./variants.ts";

// A page that answers its own requests, in the version that its address asks for; the test asks from it and looks at its
// console.

const { search } = Reflect.get(globalThis, "location") as URL;
const variant = new URLSearchParams(search).get("as") ?? "";
const contract = createContract({
  ...partsOf(variant as Variant, bundled as OpenApiDocument),
  credentials: { AdminToken: isSecret("let me in") },
  basePath: { prefix: "/v1" },
});
const handlers = createHandlers(contract, { baseUrl: "/api", persist: true });
const worker = setupWorker(...handlers);
await worker.start({ quiet: true, onUnhandledFrame: "bypass" });

const database = createStore("contract-server", "states");
const states = {
  get: (name: string) => get<unknown>(name, database),
  put: (name: string, value: unknown) => set(name, value, database),
};
Object.assign(globalThis, { handlers, states });
