import type { JsonObject, OpenApiDocument } from "./document.ts";
import { DocumentReader } from "./document.ts";
import type { SecurityRequirements } from "./operation.ts";
import { Problem } from "./problem.ts";
import type { ContractRequest } from "./request.ts";

/** Judges the credential sent for one security scheme: its bare value, without `Bearer ` and the like. */
export type CredentialCheck = (credential: string) => boolean | Promise<boolean>;

/** A check for each security scheme by name. A scheme without one is satisfied by any credential of its form. */
export type CredentialChecks = Readonly<Record<string, CredentialCheck>>;

interface Scheme {
  /** The credential as the scheme wants it sent, or undefined. */
  readonly read: (request: ContractRequest) => string | undefined;
  /** What `WWW-Authenticate` says about it (RFC 9110, section 11.6.1). */
  readonly challenge: string;
  /** Where a person has to put the credential. */
  readonly where: string;
}

const NO_SCHEMES: readonly string[] = [];

/** Finds out which of the alternatives a request satisfies. */
export class Authenticator {
  readonly #schemes: ReadonlyMap<string, Scheme>;
  readonly #checks: CredentialChecks;

  constructor(document: OpenApiDocument, checks: CredentialChecks) {
    const reader = new DocumentReader(document);
    const components = reader.child({ value: reader.root, pointer: "" }, "components");
    const declared = components ? reader.children(components, "securitySchemes") : [];
    this.#schemes = new Map(declared.map(([name, { value }]) => [name, readScheme(name, value)]));
    this.#checks = checks;
  }

  /**
   * The schemes of the first alternative that the request satisfies; none where nothing is required.
   * @throws {Problem} 401 with a challenge for each scheme that would do.
   */
  authenticate(
    requirements: SecurityRequirements,
    request: ContractRequest,
  ): readonly string[] | Promise<readonly string[]> {
    return requirements.length === 0 ? NO_SCHEMES : this.#satisfiedOf(requirements, request);
  }

  async #satisfiedOf(
    requirements: SecurityRequirements,
    request: ContractRequest,
  ): Promise<readonly string[]> {
    // An empty alternative asks for nothing, and must not keep the others from being met by who has a credential.
    for (const names of requirements.toSorted((a, b) => Number(b.length > 0) - Number(a.length > 0))) {
      if (await this.#satisfied(names, request)) return names;
    }
    throw this.#refusal(requirements, request);
  }

  async #satisfied(names: readonly string[], request: ContractRequest): Promise<boolean> {
    for (const name of names) {
      const credential = this.#schemes.get(name)?.read(request);
      const check = Object.hasOwn(this.#checks, name) ? this.#checks[name] : undefined;
      if (credential === undefined || !((await check?.(credential)) ?? true)) return false;
    }
    return true;
  }

  #refusal(requirements: SecurityRequirements, request: ContractRequest): Problem {
    const alternatives = requirements.map((names) => names.flatMap((name) => this.#schemes.get(name) ?? []));
    const sent = alternatives.filter((schemes) =>
      schemes.every((scheme) => scheme.read(request) !== undefined),
    );
    const places = (lists: readonly (readonly Scheme[])[]) =>
      [...new Set(lists.map((schemes) => schemes.map(({ where }) => where).join(" and ")))].join(" or ");
    const challenges = new Set(alternatives.flat().map(({ challenge }) => challenge));
    return new Problem({
      status: 401,
      detail:
        sent.length > 0
          ? `The credential in ${places(sent)} is not accepted.`
          : `Send a credential in ${places(alternatives)}.`,
      headers: { "WWW-Authenticate": [...challenges].join(", ") },
    });
  }
}

function readScheme(name: string, scheme: JsonObject): Scheme {
  if (scheme.type === "apiKey") return readApiKey(String(scheme.name), String(scheme.in));
  if (scheme.type === "mutualTLS") {
    // Requests do not tell of certificates, so that there is nothing to look for.
    return { read: () => "", challenge: `Certificate realm="${name}"`, where: "a client certificate" };
  }
  const isBasic = scheme.type === "http" && String(scheme.scheme).toLowerCase() === "basic";
  const word = isBasic ? "Basic" : scheme.type === "http" ? capitalise(String(scheme.scheme)) : "Bearer";
  const isOfForm = isBasic ? isUserAndPassword : word.toLowerCase() === "bearer" ? isToken : () => true;
  return {
    read: ({ headers }) => {
      const [, sent, credential = ""] = /^(\S+) +([^ ].*)$/s.exec(headers.authorization ?? "") ?? [];
      return sent?.toLowerCase() === word.toLowerCase() && isOfForm(credential) ? credential : undefined;
    },
    challenge: `${word} realm="${name}"`,
    where: `the header Authorization: ${word} ${isBasic ? "base64(user:password)" : "…"}`,
  };
}

/** Whether a credential has the form of HTTP's basic authentication: `user:password` in Base64 (RFC 7617, section 2). */
function isUserAndPassword(credential: string): boolean {
  try {
    return atob(credential).includes(":");
  } catch {
    return false;
  }
}

/** Whether a credential has the form of a bearer token (RFC 6750, section 2.1). */
function isToken(credential: string): boolean {
  return /^[\w.~+/-]+=*$/.test(credential);
}

function readApiKey(key: string, place: string): Scheme {
  // There is no registered authentication scheme for API keys; the challenge names the place in the field's own words.
  const challenge = `ApiKey in="${place}", name="${key}"`;
  const where = `the ${place === "query" ? "query parameter" : place} ${key}`;
  if (place === "header")
    return { read: ({ headers }) => present(ownValue(headers, key.toLowerCase())), challenge, where };
  if (place === "query")
    return { read: ({ query }) => present(new URLSearchParams(query).get(key)), challenge, where };
  const read = ({ headers }: ContractRequest) =>
    present(
      (headers.cookie ?? "")
        .split(/; */)
        .find((pair) => pair.startsWith(`${key}=`))
        ?.slice(key.length + 1),
    );
  return { read, challenge, where };
}

function ownValue(headers: ContractRequest["headers"], name: string): string | undefined {
  return Object.hasOwn(headers, name) ? headers[name] : undefined;
}

/** An empty credential is none. */
function present(credential: string | null | undefined): string | undefined {
  return credential === null || credential === "" ? undefined : credential;
}

function capitalise(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

/**
 * A check that the credential is this one, in a time that does not tell how much of it is right or how long it is.
 * Both are brought to the same length by SHA-256 first.
 */
export function isSecret(secret: string): CredentialCheck {
  const digest = async (text: string) =>
    new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text)));
  const expected = digest(secret);
  return async (credential) => {
    const [known, sent] = await Promise.all([expected, digest(credential)]);
    return known.reduce((difference, byte, at) => difference | (byte ^ (sent[at] ?? 0)), 0) === 0;
  };
}
