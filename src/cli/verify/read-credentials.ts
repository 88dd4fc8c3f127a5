import type { JsonObject, OpenApiDocument } from "../../contract/document.ts";
import { isObject } from "../../contract/document.ts";
import { UsageError } from "../usage-error.ts";

/**
 * The credentials that `--auth` gives, by the scheme's name: `Scheme=credential`; `user:password` alone where one scheme is
 * HTTP Basic; a token or key alone where there is one other scheme.
 * @throws {UsageError} for a scheme that the document does not have, and for what it does not take.
 */
export function readCredentials(document: OpenApiDocument, auth: readonly string[]): Record<string, string> {
  const schemes = schemesOf(document);
  return Object.fromEntries(
    auth.map((text) => {
      const { name, credential } = split(text, schemes);
      return [name, toCredential(name, schemes.get(name) ?? {}, credential)];
    }),
  );
}

type Schemes = ReadonlyMap<string, JsonObject>;

function schemesOf({ components }: OpenApiDocument): Schemes {
  const declared = isObject(components) ? components.securitySchemes : undefined;
  if (!isObject(declared)) return new Map();
  return new Map(Object.entries(declared).flatMap(([name, one]) => (isObject(one) ? [[name, one]] : [])));
}

function split(text: string, schemes: Schemes): { readonly name: string; readonly credential: string } {
  // A token may end in = itself, and a password may have one inside.
  const [, named, credential = ""] = /^([\w.-]+)=(?!=*$)(.+)$/s.exec(text) ?? [];
  if (named !== undefined && schemes.has(named)) return { name: named, credential };
  if (schemes.size === 0) {
    throw new UsageError("--auth: the document has no security schemes; send what is wanted by -H");
  }
  if (named !== undefined) {
    throw new UsageError(`--auth: the document has no security scheme "${named}"; ${listOf(schemes)}`);
  }
  const names = [...schemes.keys()];
  const basic = names.filter((name) => isBasic(schemes.get(name)));
  const others = names.filter((name) => !basic.includes(name));
  const fitting = text.includes(":") && basic.length > 0 ? basic : others.length > 0 ? others : basic;
  const [name] = fitting;
  if (name !== undefined && fitting.length === 1) return { name, credential: text };
  throw new UsageError(`--auth needs the name of a security scheme, like ${name}=…; ${listOf(schemes)}`);
}

/** The credential as it is sent after `Bearer ` and the like. Messages do not repeat it. */
function toCredential(name: string, scheme: JsonObject, credential: string): string {
  if (scheme.type === "mutualTLS") {
    throw new UsageError(
      `--auth: ${name} asks for a certificate of the client's, which verify does not send`,
    );
  }
  if (isBasic(scheme)) {
    if (credential.includes(":")) return Buffer.from(credential, "utf8").toString("base64");
    throw new UsageError(`--auth: ${name} is HTTP Basic and takes user:password, in plain text`);
  }
  if (!/^[\t\x20-\x7e]+$/.test(credential)) {
    throw new UsageError(
      `--auth: the credential of ${name} has a line break in it, or another letter that no header can carry`,
    );
  }
  return scheme.type === "apiKey" ? credential : credential.replace(/^bearer +/i, "");
}

function isBasic(scheme: JsonObject | undefined): boolean {
  return scheme?.type === "http" && String(scheme.scheme).toLowerCase() === "basic";
}

function listOf(schemes: Schemes): string {
  const kinds = [...schemes].map(([name, { type, scheme }]) => {
    const kind = type === "http" ? `http ${String(scheme)}` : String(type);
    return `${name} (${kind})`;
  });
  return `there ${kinds.length === 1 ? "is" : "are"} ${kinds.join(", ")}`;
}
