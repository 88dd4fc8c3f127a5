/** Request handlers for MSW, in the browser and in Node. Needs nothing of Node. */
export { createHandlers } from "./adapters/msw/create-handlers.ts";
export type { BaseUrl } from "./adapters/msw/base-url.ts";
export type { ContractHandlers, HandledOperation } from "./adapters/msw/contract-handlers.ts";
export type { HandlerOptions } from "./adapters/msw/handler-options.ts";
export type { Console } from "./adapters/msw/tell-in-console.ts";
export type { OverrideOptions } from "./contract/overrides.ts";
