import { change } from "./changed-documents.ts";
import type { Parts } from "./documents.ts";
import { asked, operation } from "./documents.ts";

const string = { type: "string" };
const list = { type: "array", items: string };
const q = (parameter: Parts = {}) => asked(string, parameter);
const sunset = (date?: string) => q({ deprecated: true, ...(date !== undefined && { "x-sunset": date }) });
const path = (name: string): Parts => ({
  paths: {
    [`/things/{${name}}`]: {
      parameters: [{ name, in: "path", required: true, schema: string }],
      get: { responses: { 204: { description: "" } } },
    },
  },
});

/** Changes of parameters beside those of their schemas. */
export const PARAMETER_CHANGES = [
  change(
    "a required one is new",
    operation({}),
    q({ required: true }),
    "breaking new-required-request-parameter",
    "warning request-parameter-removed",
  ),
  change(
    "an optional one is new",
    operation({}),
    q(),
    "info new-optional-request-parameter",
    "warning request-parameter-removed",
  ),
  change(
    "one is gone that was deprecated",
    sunset(),
    operation({}),
    "info request-parameter-removed-with-deprecation",
    "info new-optional-request-parameter",
  ),
  change(
    "one is gone before its time",
    sunset("2026-12-31"),
    operation({}),
    "breaking request-parameter-removed-before-sunset",
    "info new-optional-request-parameter",
  ),
  change(
    "one is gone and nobody knows whether its time had come",
    sunset("soon"),
    operation({}),
    "breaking request-parameter-sunset-parse",
    "info new-optional-request-parameter",
  ),
  change(
    "it is deprecated",
    q(),
    q({ deprecated: true }),
    "info request-parameter-deprecated",
    "info request-parameter-reactivated",
  ),
  change(
    "it is deprecated, with a date that is none",
    q(),
    sunset("soon"),
    "breaking request-parameter-deprecated-sunset-parse, info request-parameter-deprecated",
    "info request-parameter-reactivated",
  ),
  change(
    "nobody knows any more when it ends",
    sunset("2026-12-31"),
    sunset(),
    "breaking request-parameter-sunset-deleted",
    "",
  ),
  change(
    "its end comes earlier",
    sunset("2026-12-31"),
    sunset("2026-06-30"),
    "breaking request-parameter-sunset-date-changed-too-small",
    "",
  ),
  change(
    "it became required",
    q(),
    q({ required: true }),
    "breaking request-parameter-became-required",
    "info request-parameter-became-optional",
  ),
  change(
    "one of the path is called otherwise",
    path("id"),
    path("thingId"),
    "info request-path-parameter-renamed",
    "info request-path-parameter-renamed",
  ),
  change(
    "a list is written otherwise",
    asked(list),
    asked(list, { style: "pipeDelimited", explode: false }),
    "breaking request-parameter-style-changed",
    "breaking request-parameter-style-changed",
  ),
  change(
    "a list is written with commas",
    asked(list),
    asked(list, { explode: false }),
    "breaking request-parameter-explode-changed",
    "breaking request-parameter-explode-changed",
  ),
  change("a single value has nothing to explode", asked(string), asked(string, { explode: false }), "", ""),
  change(
    "it is written as JSON",
    q(),
    operation({
      parameters: [{ name: "q", in: "query", content: { "application/json": { schema: string } } }],
    }),
    "breaking request-parameter-media-type-changed",
    "breaking request-parameter-media-type-changed",
  ),
  change(
    "it may have reserved characters",
    q(),
    q({ allowReserved: true }),
    "info request-parameter-became-allow-reserved",
    "breaking request-parameter-became-not-allow-reserved",
  ),
  change(
    "a number may be any text, which numbers are too where they are written as text",
    asked({ type: "integer" }),
    asked(string),
    "info request-parameter-type-generalized",
    "breaking request-parameter-type-specialized",
  ),
  change(
    "a single value is a list of one, where items are written one by one",
    asked(string),
    asked(list),
    "info request-parameter-type-generalized",
    "breaking request-parameter-type-changed",
  ),
  change(
    "a single value is no list of one where commas are between the items",
    asked(string, { explode: false }),
    asked(list, { explode: false }),
    "breaking request-parameter-type-changed",
    "breaking request-parameter-type-changed",
  ),
  change(
    "a property of one became required",
    asked({ type: "object", properties: { a: string } }),
    asked({ type: "object", properties: { a: string }, required: ["a"] }),
    "breaking request-parameter-property-became-required",
    "info request-parameter-property-became-optional",
  ),
];
