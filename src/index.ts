/** The browser-safe public surface. */
export { Problem } from "./contract/problem.ts";
export type { ProblemBody, ProblemDetails, Violation } from "./contract/problem.ts";
export { defineService, reply } from "./contract/service.ts";
export type * from "./contract/service.ts";
export type { TrafficWindow } from "./contract/traffic.ts";
export type * from "./store/store.ts";
