import { escapeHtml } from "../../../markup/escape-html.ts";

/** Shorter ones would make holes everywhere, and are no secrets. */
const SHORTEST = 4;

/** Parts of Base64 that are shorter may be there by chance. */
const SHORTEST_PART = 8;

/** How a secret may be written where it is echoed. */
export interface SecretForms {
  /** The secret itself, as it stands in addresses, forms, JSON and HTML, and in Base64 as a whole. */
  readonly whole: readonly string[];
  /** What stays of it in the Base64 of something longer, such as `name:secret`. */
  readonly inBase64: readonly string[];
}

/** All forms of all secrets, the longest first. */
export function formsOf(secrets: readonly string[]): SecretForms {
  const all = [...new Set(secrets.flatMap(partsOf))].filter(({ length }) => length >= SHORTEST);
  return {
    whole: longestFirst(all.flatMap(writingsOf)),
    inBase64: longestFirst(all.flatMap(base64PartsOf)).filter(({ length }) => length >= SHORTEST_PART),
  };
}

function longestFirst(texts: readonly string[]): string[] {
  return [...new Set(texts)].sort((a, b) => b.length - a.length);
}

/** A secret and what is secret in it: the password of Basic (RFC 7617), the values of cookies. */
function partsOf(secret: string): string[] {
  const bare = secret.replace(/^\S+ +/, "");
  const pair = decodeBase64(bare) ?? "";
  const password = /^[^:]*:(.+)$/s.exec(pair)?.[1];
  const cookies = [...secret.matchAll(/(?:^|; *)[\w.-]+=([^;]+)/g)].map(([, value = ""]) => value);
  return [secret, bare, ...(password === undefined ? [] : [pair, password]), ...cookies];
}

/** Undefined for what is none, or is no text. */
function decodeBase64(text: string): string | undefined {
  if (!/^[\w+/-]{4,}={0,2}$/.test(text)) return undefined;
  try {
    const binary = atob(text.replaceAll("-", "+").replaceAll("_", "/"));
    return new TextDecoder("utf-8", { fatal: true }).decode(
      Uint8Array.from(binary, (byte) => byte.charCodeAt(0)),
    );
  } catch {
    return undefined;
  }
}

function writingsOf(secret: string): string[] {
  const encoded = encodeURIComponent(secret.toWellFormed());
  const inJson = JSON.stringify(secret).slice(1, -1);
  const base64 = toBase64(new TextEncoder().encode(secret));
  return [
    ...[secret, encoded, encoded.replaceAll("%20", "+")],
    encoded.replace(/%[\dA-F]{2}/g, (code) => code.toLowerCase()),
    ...[inJson, inJson.replaceAll("/", "\\/"), escapeHtml(secret)],
    ...[base64, toUrlSafe(base64)],
  ];
}

/** Base64 writes three bytes as four characters, so a text looks in three ways, by where it begins. */
function base64PartsOf(secret: string): string[] {
  const bytes = new TextEncoder().encode(secret);
  return [0, 1, 2].flatMap((before) => {
    const base64 = toBase64(new Uint8Array([...new Uint8Array(before), ...bytes]));
    // What the bytes around it have a share in is left out.
    const part = base64.slice(Math.ceil((before * 8) / 6), Math.floor(((before + bytes.length) * 8) / 6));
    return [part, toUrlSafe(part)];
  });
}

function toBase64(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes));
}

function toUrlSafe(base64: string): string {
  return base64
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replace(/={1,2}$/, "");
}
