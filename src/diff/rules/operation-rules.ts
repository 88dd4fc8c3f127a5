import type { Rule } from "./effect.ts";

const request = "request";

/** The rules about operations as such, their deprecation and their security, by id. */
export const OPERATION_RULES = {
  "endpoint-added": { effect: "none", means: "an operation is new" },
  "api-path-removed-without-deprecation": {
    effect: "violation",
    means: "a path is gone that was not deprecated",
  },
  "api-path-removed-before-sunset": { effect: "violation", means: "a path is gone before its sunset date" },
  "api-path-removed-with-deprecation": { effect: "none", means: "a path is gone that was deprecated" },
  "api-removed-without-deprecation": {
    effect: "violation",
    means: "an operation is gone that was not deprecated",
  },
  "api-removed-before-sunset": { effect: "violation", means: "an operation is gone before its sunset date" },
  "api-removed-with-deprecation": { effect: "none", means: "an operation is gone that was deprecated" },
  "api-removed-while-unstable": {
    effect: "none",
    means: "an operation is gone whose `x-stability-level` was draft or alpha",
  },
  "api-path-sunset-parse": {
    effect: "violation",
    means: "an operation is gone whose sunset date cannot be read",
  },
  "endpoint-deprecated": { effect: "none", means: "an operation is deprecated" },
  "endpoint-deprecated-with-sunset": {
    effect: "none",
    means: "an operation is deprecated, with the date of its end",
  },
  "endpoint-reactivated": { effect: "none", means: "an operation is not deprecated any more" },
  "api-deprecated-sunset-parse": { effect: "violation", means: "the new sunset date cannot be read" },
  "sunset-deleted": { effect: "violation", means: "a deprecated operation has lost its sunset date" },
  "api-sunset-date-changed-too-small": {
    effect: "violation",
    means: "the sunset date is earlier than before",
  },
  "api-stability-decreased": { effect: "violation", means: "the `x-stability-level` is lower than before" },
  "api-stability-increased": { effect: "none", means: "the `x-stability-level` is higher than before" },
  "api-invalid-stability-level": {
    effect: "violation",
    means: "the `x-stability-level` is none that is known",
  },
  "api-operation-id-removed": { effect: "none", means: "an operationId is gone or is another one" },
  "api-operation-id-added": { effect: "none", means: "an operationId is new" },
  "api-tag-removed": { effect: "none", means: "a tag is gone" },
  "api-tag-added": { effect: "none", means: "a tag is new" },
  "api-base-path-removed": { effect: "violation", means: "no server has this base path any more" },
  "api-base-path-added": { effect: "none", means: "a server has another base path" },
  "api-security-became-required": { effect: "narrows", direction: request, means: "a credential is needed" },
  "api-security-became-optional": {
    effect: "widens",
    direction: request,
    means: "no credential is needed any more",
  },
  "api-security-removed": {
    effect: "narrows",
    direction: request,
    means: "credentials that sufficed are not enough any more",
  },
  "api-security-added": { effect: "widens", direction: request, means: "other credentials suffice too" },
  "api-security-scope-added": { effect: "narrows", direction: request, means: "another scope is needed" },
  "api-security-scope-removed": {
    effect: "widens",
    direction: request,
    means: "a scope is not needed any more",
  },
  "api-security-component-added": { effect: "none", means: "a security scheme is new" },
  "api-security-component-removed": { effect: "none", means: "a security scheme is gone" },
  "api-security-component-type-changed": {
    effect: "incomparable",
    means: "the credential of a security scheme is sent otherwise",
  },
  "api-security-component-oauth-url-changed": {
    effect: "none",
    means: "the address of a security scheme is another one",
  },
  "api-security-component-oauth-scope-added": { effect: "none", means: "a scope is new" },
  "api-security-component-oauth-scope-removed": { effect: "none", means: "a scope is gone" },
  "webhook-added": { effect: "none", means: "a webhook is new" },
  "webhook-removed": { effect: "violation", means: "a webhook is gone" },
  "callback-added": { effect: "none", means: "a callback is new" },
  "callback-removed": { effect: "violation", means: "a callback is gone" },
} as const satisfies Readonly<Record<string, Rule>>;
