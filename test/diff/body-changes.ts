import { change } from "./changed-documents.ts";
import type { Parts } from "./documents.ts";
import { operation } from "./documents.ts";

const string = { type: "string" };
const JSON_TYPE = "application/json";
const body = (content: Parts, required = true) => operation({ requestBody: { required, content } });
const responses = (declared: Parts) => operation({ responses: declared });
const reply = (content: Parts) => responses({ 200: { description: "", content } });
const header = (declared: Parts) => responses({ 200: { description: "", headers: declared } });

/** Changes of bodies, statuses and headers beside those of their schemas. */
export const BODY_CHANGES = [
  change(
    "a required body is new",
    operation({}),
    body({ [JSON_TYPE]: {} }),
    "breaking request-body-added-required",
    "breaking request-body-removed",
  ),
  change(
    "an optional body is new",
    operation({}),
    body({ [JSON_TYPE]: {} }, false),
    "info request-body-added-optional",
    "breaking request-body-removed",
  ),
  change(
    "the body became required",
    body({ [JSON_TYPE]: {} }, false),
    body({ [JSON_TYPE]: {} }),
    "breaking request-body-became-required",
    "info request-body-became-optional",
  ),
  change(
    "the body may be XML too",
    body({ [JSON_TYPE]: {} }),
    body({ [JSON_TYPE]: {}, "application/xml": {} }),
    "info request-body-media-type-added",
    "breaking request-body-media-type-removed",
  ),
  change(
    "the body may be any text",
    body({ "text/csv": {} }),
    body({ "text/*": {} }),
    "info request-body-media-type-generalized",
    "breaking request-body-media-type-specialized",
  ),
  change(
    "a charset is named",
    body({ [JSON_TYPE]: {} }),
    body({ "application/json; charset=utf-8": {} }),
    "",
    "",
  ),
  change(
    "the body has a schema",
    body({ [JSON_TYPE]: {} }),
    body({ [JSON_TYPE]: { schema: string } }),
    "breaking request-body-media-type-schema-added",
    "info request-body-media-type-schema-removed",
  ),
  change(
    "a reply has a schema",
    reply({ [JSON_TYPE]: {} }),
    reply({ [JSON_TYPE]: { schema: string } }),
    "info response-body-media-type-schema-added",
    "breaking response-body-media-type-schema-removed",
  ),
  change(
    "items of a sequence became texts",
    reply({ "application/jsonl": { itemSchema: { type: ["string", "integer"] } } }),
    reply({ "application/jsonl": { itemSchema: string } }),
    "info response-body-type-specialized",
    "breaking response-body-type-generalized",
  ),
  change(
    "a reply may be XML too",
    reply({ [JSON_TYPE]: {} }),
    reply({ [JSON_TYPE]: {}, "application/xml": {} }),
    "info response-media-type-added",
    "breaking response-media-type-removed",
  ),
  change(
    "a reply may be any text",
    reply({ "text/csv": {} }),
    reply({ "text/*": {} }),
    "breaking response-media-type-generalized",
    "info response-media-type-specialized",
  ),
  change(
    "another success is answered",
    responses({ 200: { description: "" } }),
    responses({ 200: { description: "" }, 202: { description: "" } }),
    "info response-success-status-added",
    "breaking response-success-status-removed",
  ),
  change(
    "another failure is answered",
    responses({ 200: { description: "" } }),
    responses({ 200: { description: "" }, 409: { description: "" } }),
    "info response-non-success-status-added",
    "info response-non-success-status-removed",
  ),
  change(
    "a range takes the place of a status",
    responses({ 200: { description: "" } }),
    responses({ "2XX": { description: "" } }),
    "info response-success-status-added",
    "breaking response-success-status-removed, info response-success-status-added",
  ),
  change(
    "a header is always there",
    header({}),
    header({ "X-Rate": { required: true, schema: string } }),
    "info response-header-added",
    "breaking required-response-header-removed",
  ),
  change(
    "a header is there at times",
    header({}),
    header({ "X-Rate": { schema: string } }),
    "info response-header-added",
    "warning optional-response-header-removed",
  ),
  change(
    "a header is not always there any more",
    header({ "X-Rate": { required: true, schema: string } }),
    header({ "x-rate": { schema: string } }),
    "breaking response-header-became-optional",
    "info response-header-became-required",
  ),
  change(
    "a header that was a number is any text",
    header({ "X-Rate": { schema: { type: "integer" } } }),
    header({ "X-Rate": { schema: string } }),
    "breaking response-header-type-generalized",
    "info response-header-type-specialized",
  ),
];
