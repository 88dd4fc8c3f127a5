import type { Rule } from "./effect.ts";

const request = "request";
const reply = "reply";

/** The rules about bodies, responses and their headers, by id. */
export const BODY_RULES = {
  "request-body-added-required": { effect: "narrows", direction: request, means: "a required body is new" },
  "request-body-added-optional": { effect: "none", direction: request, means: "an optional body is new" },
  "request-body-removed": { effect: "violation", means: "no body is taken any more" },
  "request-body-became-required": {
    effect: "narrows",
    direction: request,
    means: "the body became required",
  },
  "request-body-became-optional": { effect: "widens", direction: request, means: "the body became optional" },
  "request-body-media-type-removed": {
    effect: "violation",
    means: "the body may not have a media type any more",
  },
  "request-body-media-type-added": {
    effect: "none",
    direction: request,
    means: "the body may have another media type",
  },
  "request-body-media-type-generalized": {
    effect: "widens",
    direction: request,
    means: "a range takes the place of the body's media type",
  },
  "request-body-media-type-specialized": {
    effect: "narrows",
    direction: request,
    means: "one media type takes the place of a range",
  },
  "request-body-media-type-schema-added": {
    effect: "narrows",
    direction: request,
    means: "the body has a schema, and had none",
  },
  "request-body-media-type-schema-removed": {
    effect: "widens",
    direction: request,
    means: "the body has no schema any more",
  },
  "response-success-status-removed": {
    effect: "violation",
    means: "a status of success is not answered any more",
  },
  "response-success-status-added": { effect: "none", means: "another status of success is answered" },
  "response-non-success-status-removed": { effect: "none", means: "another status is not answered any more" },
  "response-non-success-status-added": { effect: "none", means: "another status is answered" },
  "response-media-type-removed": {
    effect: "violation",
    means: "a media type is not answered any more",
  },
  "response-media-type-added": { effect: "none", means: "another media type is answered" },
  "response-media-type-generalized": {
    effect: "widens",
    direction: reply,
    means: "a range takes the place of a media type",
  },
  "response-media-type-specialized": {
    effect: "narrows",
    direction: reply,
    means: "one media type takes the place of a range",
  },
  "response-body-media-type-schema-added": {
    effect: "narrows",
    direction: reply,
    means: "a response has a schema, and had none",
  },
  "response-body-media-type-schema-removed": {
    effect: "widens",
    direction: reply,
    means: "a response has no schema any more",
  },
  "required-response-header-removed": {
    effect: "widens",
    direction: reply,
    means: "a header that was always there is gone",
  },
  "optional-response-header-removed": {
    effect: "unknown",
    direction: reply,
    means: "a header that may have been there is gone",
  },
  "response-header-added": { effect: "none", direction: reply, means: "a header is new" },
  "response-header-became-optional": {
    effect: "widens",
    direction: reply,
    means: "a header is not always there any more",
  },
  "response-header-became-required": {
    effect: "narrows",
    direction: reply,
    means: "a header is always there",
  },
} as const satisfies Readonly<Record<string, Rule>>;
