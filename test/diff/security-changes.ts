import { change } from "./changed-documents.ts";
import type { Parts } from "./documents.ts";
import { operation } from "./documents.ts";

const key = { type: "apiKey", in: "header", name: "X-Key" };
const flow = {
  authorizationUrl: "https://a.test/auth",
  tokenUrl: "https://a.test/token",
  scopes: { read: "" },
};
const oauth = (changed: Parts = {}) => ({
  type: "oauth2",
  flows: { authorizationCode: { ...flow, ...changed } },
});
const secured = (security?: unknown) => operation(security === undefined ? {} : { security });
const schemes = (securitySchemes: Parts): Parts => ({ components: { securitySchemes } });

/** Changes of security. */
export const SECURITY_CHANGES = [
  change(
    "a credential is needed",
    secured(),
    secured([{ key: [] }]),
    "breaking api-security-became-required",
    "info api-security-became-optional",
  ),
  change(
    "a credential is needed everywhere",
    operation({}),
    { ...operation({}), security: [{ key: [] }] },
    "breaking api-security-became-required",
    "info api-security-became-optional",
  ),
  change(
    "one of two ways in is gone",
    secured([{ key: [] }, { oauth: ["read"] }]),
    secured([{ oauth: ["read"] }]),
    "breaking api-security-removed",
    "info api-security-added",
  ),
  change(
    "a second credential is needed too",
    secured([{ key: [] }]),
    secured([{ key: [], oauth: [] }]),
    "breaking api-security-removed, info api-security-added",
    "info api-security-added",
  ),
  change(
    "another scope is needed",
    secured([{ oauth: ["read"] }]),
    secured([{ oauth: ["read", "write"] }]),
    "breaking api-security-scope-added",
    "info api-security-scope-removed",
  ),
  change(
    "a scheme is gone",
    schemes({ key }),
    schemes({}),
    "info api-security-component-removed",
    "info api-security-component-added",
  ),
  change(
    "a key is sent in another place",
    schemes({ key }),
    schemes({ key: { ...key, in: "query" } }),
    "breaking api-security-component-type-changed",
    "breaking api-security-component-type-changed",
  ),
  change(
    "tokens come from another address",
    schemes({ oauth: oauth() }),
    schemes({ oauth: oauth({ tokenUrl: "https://b.test/token" }) }),
    "info api-security-component-oauth-url-changed",
    "info api-security-component-oauth-url-changed",
  ),
  change(
    "OpenID Connect is described at another address",
    schemes({ id: { type: "openIdConnect", openIdConnectUrl: "https://a.test/" } }),
    schemes({ id: { type: "openIdConnect", openIdConnectUrl: "https://b.test/" } }),
    "info api-security-component-oauth-url-changed",
    "info api-security-component-oauth-url-changed",
  ),
  change(
    "a scope is gone",
    schemes({ oauth: oauth() }),
    schemes({ oauth: oauth({ scopes: {} }) }),
    "info api-security-component-oauth-scope-removed",
    "info api-security-component-oauth-scope-added",
  ),
];
