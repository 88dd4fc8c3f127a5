import cors from "cors";
import type { RequestHandler } from "express";
import type { Observer } from "../../contract/observer.ts";
import { SESSION_HEADER } from "../../contract/sessions.ts";
import { identify, REQUEST_ID_HEADER } from "./request-id.ts";
import { toPageRequest } from "./to-page-request.ts";

/** What a page of another origin may read besides what browsers always show it. */
const EXPOSED = [
  "ETag",
  "Location",
  REQUEST_ID_HEADER,
  "X-Contract-Source",
  "X-Contract-Violations",
  "X-Contract-Backend",
  SESSION_HEADER,
  "Preference-Applied",
  "Idempotency-Replayed",
  "Retry-After",
  "RateLimit",
  "RateLimit-Policy",
];

/** What such pages may ask with. */
const METHODS = ["GET", "HEAD", "PUT", "PATCH", "POST", "DELETE", "QUERY"];

/**
 * Lets pages of other origins use the server, without cookies, and answers their preflights. An OPTIONS that is no
 * preflight goes on to the contract.
 */
export function allowOrigins(origins: readonly string[], observer: Observer): RequestHandler {
  const origin = origins.includes("*") ? "*" : [...origins];
  const options = { origin, methods: METHODS, exposedHeaders: EXPOSED, maxAge: 600 };
  const answerPreflight = cors(options);
  const addHeaders = cors({ ...options, preflightContinue: true });
  return (message, response, next) => {
    if (message.method !== "OPTIONS" || message.headers["access-control-request-method"] === undefined) {
      addHeaders(message, response, next);
      return;
    }
    response.setHeader(REQUEST_ID_HEADER, identify(message));
    answerPreflight(message, response, next);
    const request = toPageRequest(message, 0);
    observer.exchanged?.({ request, status: response.statusCode, source: "engine", durationMs: 0 });
  };
}
