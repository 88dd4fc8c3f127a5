import { change } from "./changed-documents.ts";
import type { Parts } from "./documents.ts";
import { answered, sent } from "./documents.ts";

const string = { type: "string" };
const object = (properties: Parts, required: readonly string[] = [], more: Parts = {}) => ({
  ...{ type: "object", properties, required },
  ...more,
});
const base = object({ a: string });
const closed = { additionalProperties: false };
const readOnly = { ...string, readOnly: true };
const writeOnly = { ...string, writeOnly: true };

/** Changes of which properties an object has. */
export const PROPERTY_CHANGES = [
  change(
    "a required property is sent",
    sent(base),
    sent(object({ a: string, b: string }, ["b"])),
    "breaking new-required-request-property",
    "warning request-property-removed",
  ),
  change(
    "an optional property is sent",
    sent(base),
    sent(object({ a: string, b: string })),
    "info new-optional-request-property",
    "warning request-property-removed",
  ),
  change(
    "a property is sent where others are refused",
    sent(object({ a: string }, [], closed)),
    sent(object({ a: string, b: string }, [], closed)),
    "info new-optional-request-property",
    "breaking request-property-removed-from-closed-object",
  ),
  change(
    "a required property is answered",
    answered(base),
    answered(object({ a: string, b: string }, ["b"])),
    "info response-required-property-added",
    "breaking response-required-property-removed",
  ),
  change(
    "an optional property is answered",
    answered(base),
    answered(object({ a: string, b: string })),
    "info response-optional-property-added",
    "info response-optional-property-removed",
  ),
  change(
    "a property that is sent became required",
    sent(base),
    sent(object({ a: string }, ["a"])),
    "breaking request-property-became-required",
    "info request-property-became-optional",
  ),
  change(
    "a property that is answered became required",
    answered(base),
    answered(object({ a: string }, ["a"])),
    "info response-property-became-required",
    "breaking response-property-became-optional",
  ),
  change(
    "a property is required that is not declared",
    sent({ type: "object" }),
    sent({ type: "object", required: ["a"] }),
    "breaking request-property-became-required",
    "info request-property-became-optional",
  ),
  change(
    "a property is declared that was required already",
    sent({ type: "object", required: ["a"] }),
    sent(object({ a: string }, ["a"])),
    "breaking request-property-type-specialized",
    "info request-property-type-generalized",
  ),
  change(
    "all others were texts and may be anything",
    answered({ type: "object", additionalProperties: string }),
    answered({ type: "object" }),
    "breaking response-property-type-generalized",
    "info response-property-type-specialized",
  ),
  change(
    "an optional property is read-only",
    sent(base),
    sent(object({ a: readOnly })),
    "warning request-optional-property-became-read-only",
    "info request-optional-property-became-not-read-only",
  ),
  change(
    "a required property is read-only",
    sent(object({ a: string }, ["a"])),
    sent(object({ a: readOnly }, ["a"])),
    "warning request-required-property-became-read-only",
    "breaking request-required-property-became-not-read-only",
  ),
  change(
    "an optional property is write-only",
    answered(base),
    answered(object({ a: writeOnly })),
    "info response-optional-property-became-write-only",
    "info response-optional-property-became-not-write-only",
  ),
  change(
    "a required property is write-only",
    answered(object({ a: string }, ["a"])),
    answered(object({ a: writeOnly }, ["a"])),
    "breaking response-required-property-became-write-only",
    "info response-required-property-became-not-write-only",
  ),
  change(
    "a read-only property is not sent, whatever becomes of it",
    sent(object({ a: readOnly })),
    sent(object({ a: { ...readOnly, maxLength: 3 } }, ["a"])),
    "",
    "",
  ),
  change(
    "a write-only property is not answered, whatever becomes of it",
    answered(object({ a: writeOnly })),
    answered(object({ a: { ...writeOnly, type: "integer" }, b: writeOnly })),
    "",
    "",
  ),
  change(
    "a property is deprecated",
    sent(base),
    sent(object({ a: { ...string, deprecated: true } })),
    "info request-property-deprecated",
    "info request-property-reactivated",
  ),
];
