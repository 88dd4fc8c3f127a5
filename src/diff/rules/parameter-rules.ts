import type { Rule } from "./effect.ts";

const request = "request";

/** The rules about parameters, by id. */
export const PARAMETER_RULES = {
  "new-required-request-parameter": {
    effect: "narrows",
    direction: request,
    means: "a required parameter is new",
  },
  "new-optional-request-parameter": {
    effect: "none",
    direction: request,
    means: "an optional parameter is new",
  },
  "request-parameter-removed": {
    effect: "unknown",
    direction: request,
    means: "a parameter is gone that was not deprecated",
  },
  "request-parameter-removed-with-deprecation": {
    effect: "none",
    means: "a parameter is gone that was deprecated",
  },
  "request-parameter-removed-before-sunset": {
    effect: "violation",
    means: "a parameter is gone before its sunset date",
  },
  "request-parameter-sunset-parse": {
    effect: "violation",
    means: "a parameter is gone whose sunset date cannot be read",
  },
  "request-parameter-deprecated": { effect: "none", means: "a parameter is deprecated" },
  "request-parameter-reactivated": { effect: "none", means: "a parameter is not deprecated any more" },
  "request-parameter-sunset-deleted": {
    effect: "violation",
    means: "a deprecated parameter has lost its sunset date",
  },
  "request-parameter-sunset-date-changed-too-small": {
    effect: "violation",
    means: "a parameter's sunset date is earlier than before",
  },
  "request-parameter-deprecated-sunset-parse": {
    effect: "violation",
    means: "a parameter's new sunset date cannot be read",
  },
  "request-parameter-became-required": {
    effect: "narrows",
    direction: request,
    means: "a parameter became required",
  },
  "request-parameter-became-optional": {
    effect: "widens",
    direction: request,
    means: "a parameter became optional",
  },
  "request-path-parameter-renamed": {
    effect: "none",
    means: "a path parameter is called otherwise, which no request shows",
  },
  "request-parameter-style-changed": { effect: "incomparable", means: "a parameter is written otherwise" },
  "request-parameter-explode-changed": {
    effect: "incomparable",
    means: "a parameter's parts are written otherwise",
  },
  "request-parameter-media-type-changed": {
    effect: "incomparable",
    means: "a parameter's value is written in another media type",
  },
  "request-parameter-became-allow-reserved": {
    effect: "widens",
    direction: request,
    means: "a parameter may have reserved characters as they are",
  },
  "request-parameter-became-not-allow-reserved": {
    effect: "narrows",
    direction: request,
    means: "a parameter may not have reserved characters as they are any more",
  },
} as const satisfies Readonly<Record<string, Rule>>;
