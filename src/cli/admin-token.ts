import { randomBytes } from "node:crypto";
import { isLoopbackName } from "../adapters/pages/access.ts";
import type { OpenApiDocument } from "../contract/document.ts";
import { DocumentReader } from "../contract/document.ts";
import type { CredentialChecks } from "../contract/security.ts";
import { isSecret } from "../contract/security.ts";
import { UsageError } from "./usage-error.ts";

/** The token for what only an administrator may do. */
export interface AdminToken {
  readonly value: string;
  /** Whether it was made for this start, so that nobody knows it yet. */
  readonly isNew: boolean;
}

/**
 * The token from the environment variable `ADMIN_TOKEN`, else a new one.
 * @throws {UsageError} when there is none and other machines can reach the server, or it fits into no header.
 */
export function chooseAdminToken(fromEnvironment: string | undefined, host: string): AdminToken {
  const token = takeAdminToken(fromEnvironment);
  if (!token.isNew || isLoopbackName(host)) return token;
  throw new UsageError(
    `other machines can reach ${host}; set the environment variable ADMIN_TOKEN to a secret of your own first`,
  );
}

/**
 * The same where there is nothing to protect: a new one will do on any address, and closes the pages of the state to
 * other machines.
 */
export function takeAdminToken(fromEnvironment: string | undefined): AdminToken {
  if (fromEnvironment === undefined || fromEnvironment === "") {
    return { value: randomBytes(24).toString("base64url"), isNew: true };
  }
  if (/^[\x21-\x7e]+$/.test(fromEnvironment)) return { value: fromEnvironment, isNew: false };
  throw new UsageError(
    "ADMIN_TOKEN has blanks or letters in it that no header can carry; take visible ASCII",
  );
}

/** The admin token satisfies every security scheme that is an API key in the header X-Admin-Token. */
export function adminCredentials(document: OpenApiDocument, token: AdminToken): CredentialChecks {
  const reader = new DocumentReader(document);
  const components = reader.child({ value: reader.root, pointer: "" }, "components");
  const schemes = components ? reader.children(components, "securitySchemes") : [];
  const names = schemes
    .filter(
      ([, { value }]) =>
        value.type === "apiKey" &&
        value.in === "header" &&
        String(value.name).toLowerCase() === "x-admin-token",
    )
    .map(([name]) => name);
  const check = isSecret(token.value);
  return Object.fromEntries(names.map((name) => [name, check]));
}
