import type { Rule } from "./effect.ts";

/** The rules about which properties there are, by id. */
export const PROPERTY_RULES = {
  "new-required-request-property": {
    effect: "narrows",
    direction: "request",
    means: "a required property is new",
  },
  "new-optional-request-property": {
    effect: "none",
    direction: "request",
    means: "an optional property is new",
  },
  "request-property-removed": {
    effect: "unknown",
    direction: "request",
    means: "a property is not declared any more",
  },
  "request-property-removed-from-closed-object": {
    effect: "narrows",
    direction: "request",
    means: "a property is not declared any more, and others than declared are refused",
  },
  "response-required-property-added": {
    effect: "narrows",
    direction: "reply",
    means: "a required property is new",
  },
  "response-optional-property-added": {
    effect: "none",
    direction: "reply",
    means: "an optional property is new",
  },
  "response-required-property-removed": {
    effect: "widens",
    direction: "reply",
    means: "a property that was always there is not declared any more",
  },
  "response-optional-property-removed": {
    effect: "none",
    direction: "reply",
    means: "a property that may have been there is not declared any more",
  },
  "request-required-property-became-read-only": {
    effect: "unknown",
    direction: "request",
    means: "a required property is not sent any more",
  },
  "request-optional-property-became-read-only": {
    effect: "unknown",
    direction: "request",
    means: "an optional property is not sent any more",
  },
  "request-required-property-became-not-read-only": {
    effect: "narrows",
    direction: "request",
    means: "a required property must be sent, and was not",
  },
  "request-optional-property-became-not-read-only": {
    effect: "none",
    direction: "request",
    means: "an optional property may be sent, and was not",
  },
  "response-required-property-became-write-only": {
    effect: "widens",
    direction: "reply",
    means: "a property that was always there is not sent any more",
  },
  "response-optional-property-became-write-only": {
    effect: "none",
    direction: "reply",
    means: "a property that may have been there is not sent any more",
  },
  "response-required-property-became-not-write-only": {
    effect: "narrows",
    direction: "reply",
    means: "a required property is sent, and was not",
  },
  "response-optional-property-became-not-write-only": {
    effect: "none",
    direction: "reply",
    means: "an optional property may be sent, and was not",
  },
} as const satisfies Readonly<Record<string, Rule>>;
