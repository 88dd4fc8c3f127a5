import type { RequestListener } from "node:http";
import type { Express } from "express";
import express from "express";
import type { Observer } from "../../contract/observer.ts";
import { allowOrigins } from "./cors.ts";

/** Express with its CORS middleware before what answers, and without what the contract does itself. */
export function createApp(
  answer: RequestListener,
  corsOrigins: readonly string[],
  observer: Observer,
): Express {
  const app = express();
  app.disable("x-powered-by");
  app.disable("etag");
  app.set("query parser", false);
  // In any other environment, Express would send the stack of an error to whoever asked.
  app.set("env", "production");
  app.use(allowOrigins(corsOrigins, observer));
  app.use(answer);
  return app;
}
