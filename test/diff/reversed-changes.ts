import { change } from "./changed-documents.ts";
import type { Parts } from "./documents.ts";
import { operation } from "./documents.ts";

const string = { type: "string" };
const responses = { 204: { description: "" } };
const event = (properties: Parts, required: readonly string[] = []) => ({
  content: { "application/json": { schema: { type: "object", properties, required } } },
});
const webhook = (parts: Parts): Parts => ({ webhooks: { made: { post: { responses, ...parts } } } });
const callback = (parts: Parts): Parts =>
  operation({ callbacks: { made: { "{$request.body#/url}": { post: { responses, ...parts } } } } });
const told = { requestBody: event({ a: string }, ["a"]) };

/** Changes where the server asks and the client answers. */
export const REVERSED_CHANGES = [
  change("a webhook is gone", webhook({}), {}, "breaking webhook-removed", "info webhook-added"),
  change(
    "a callback is gone",
    callback({}),
    operation({}),
    "breaking callback-removed",
    "info callback-added",
  ),
  ...[webhook, callback].flatMap((put) => [
    change(
      `what a ${put.name} always told is told at times`,
      put(told),
      put({ requestBody: event({ a: string }) }),
      "breaking request-property-became-optional",
      "info request-property-became-required",
    ),
    change(
      `what a ${put.name} always told is gone`,
      put(told),
      put({ requestBody: event({}) }),
      "breaking response-required-property-removed",
      "info new-required-request-property",
    ),
    change(
      `what is answered to a ${put.name} must be more`,
      put({ responses: { 200: { description: "", ...event({ b: string }) } } }),
      put({ responses: { 200: { description: "", ...event({ b: string }, ["b"]) } } }),
      "breaking response-property-became-required",
      "info response-property-became-optional",
    ),
  ]),
];
