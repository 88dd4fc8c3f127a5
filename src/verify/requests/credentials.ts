import type { CredentialPlace } from "../../contract/credential-places.ts";
import { credentialPlaces } from "../../contract/credential-places.ts";
import type { JsonObject } from "../../contract/document.ts";
import type { Operation } from "../../contract/operation.ts";
import type { WireRequest } from "./wire-request.ts";

/** What is sent besides what the contract asks for. */
export interface CredentialOptions {
  /** Credentials by the security scheme's name, bare: without `Bearer ` and the like. */
  readonly credentials?: Readonly<Record<string, string>>;
  /** Header fields of all requests. */
  readonly headers?: Readonly<Record<string, string>>;
}

/** Puts credentials into requests, and takes care that nobody reads them afterwards. */
export class Credentials {
  readonly #root: JsonObject;
  readonly #given: Readonly<Record<string, string>>;
  readonly #headers: Readonly<Record<string, string>>;

  constructor(root: JsonObject, { credentials = {}, headers = {} }: CredentialOptions) {
    this.#root = root;
    this.#given = credentials;
    this.#headers = Object.fromEntries(
      Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]),
    );
  }

  /**
   * The request with the header fields of all, and the credentials that its operation asks for, as far as they are known. A
   * field that was given as it stands is sent as it stands.
   */
  attach(operation: Operation, request: WireRequest): WireRequest {
    let sent: WireRequest = { ...request, headers: { ...this.#headers, ...request.headers } };
    for (const place of this.#places(operation)) {
      const value = Object.hasOwn(this.#given, place.scheme) ? this.#given[place.scheme] : undefined;
      if (value === undefined || this.#hasHeader(place)) continue;
      sent = put(sent, place, place.prefix + value);
    }
    return sent;
  }

  /**
   * The request with credentials of the right form that nobody has given out; undefined where none are asked for, or where
   * no right ones are known, so that any may be right.
   */
  attachWrong(operation: Operation, request: WireRequest): WireRequest | undefined {
    const places = this.#places(operation);
    if (places.length === 0 || isOpen(operation) || this.lacks(operation)) return undefined;
    return places.reduce(
      (sent, place) => put(sent, place, wrongFor(place)),
      this.attachNone(operation, request),
    );
  }

  /** The request as it is, without a credential in any of the places where its operation looks for one. */
  attachNone(operation: Operation, request: WireRequest): WireRequest {
    const names = new Set(this.#places(operation).map(({ name }) => name.toLowerCase()));
    const kept = Object.entries(this.#headers).filter(([name]) => !names.has(name));
    return { ...request, headers: { ...Object.fromEntries(kept), ...request.headers } };
  }

  /** Whether an operation cannot be asked without credentials. */
  asksFor(operation: Operation): boolean {
    return this.#places(operation).length > 0 && !isOpen(operation);
  }

  /** Whether an operation asks for credentials of which none is known. */
  lacks(operation: Operation): boolean {
    if (isOpen(operation)) return false;
    return this.#places(operation).some(
      (place) => this.#given[place.scheme] === undefined && !this.#hasHeader(place),
    );
  }

  /** All that must not be seen in what is written of the requests. */
  get secrets(): readonly string[] {
    const inHeaders = Object.entries(this.#headers)
      .filter(([name]) => /auth|cookie|token|key|secret|session/i.test(name))
      .flatMap(([, value]) => [value, value.replace(/^\S+ +/, "")]);
    return [...Object.values(this.#given), ...inHeaders].filter((secret) => secret !== "");
  }

  #hasHeader({ in: place, name }: CredentialPlace): boolean {
    return place === "header" && this.#headers[name.toLowerCase()] !== undefined;
  }

  #places({ security }: Operation): CredentialPlace[] {
    return credentialPlaces(this.#root, security);
  }
}

/** Whether one of the alternatives asks for nothing. */
function isOpen({ security }: Operation): boolean {
  return security.length === 0 || security.some((alternative) => alternative.length === 0);
}

/** Basic wants a name and a password in Base64 (RFC 7617). */
function wrongFor({ prefix }: CredentialPlace): string {
  return prefix === "Basic " ? `${prefix}${btoa("nobody:wrong")}` : `${prefix}wrong-credential`;
}

function put(request: WireRequest, { in: place, name }: CredentialPlace, value: string): WireRequest {
  if (place === "header") return { ...request, headers: { ...request.headers, [name.toLowerCase()]: value } };
  if (place === "query") {
    const pair = `${encodeURIComponent(name)}=${encodeURIComponent(value)}`;
    return { ...request, query: request.query === "" ? pair : `${request.query}&${pair}` };
  }
  const { cookie } = request.headers;
  const pair = `${name}=${value}`;
  return { ...request, headers: { ...request.headers, cookie: cookie ? `${cookie}; ${pair}` : pair } };
}
