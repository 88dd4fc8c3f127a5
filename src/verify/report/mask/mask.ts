import type { Cover } from "../../../contract/mask-secrets.ts";
import { COVERS, isSecretName, maskSecrets, maskTokens } from "../../../contract/mask-secrets.ts";
import { formsOf } from "./secret-forms.ts";

/** Takes secrets out of what is written down. */
export interface Mask {
  /** Known secrets in any form, tokens by their looks, and what follows `Bearer` and `Basic`. */
  text(text: string): string;
  /** The same, and all of the fields that are for secrets. */
  headers(headers: Readonly<Record<string, string>>): Record<string, string>;
  /** The same, and the shape alone of what has a telling name, so that the request can still be understood. */
  sent(body: string): string;
  /** Path and query of a request, in the same way. */
  target(target: string): string;
  /** The same, and nothing of what has a telling name. */
  came(body: string): string;
}

const MASK = "***";

/** As curl, a browser or a log write a credential in the middle of a text; a word in its place is none. */
const CREDENTIAL = /\b(Bearer|Basic|Digest|Token)( +)(?=[^\s"'<,;]*[\d._~+/=-])[\w.~+/=-]{8,}/gi;

const BASE64 = /[\w+/=-]{8,}/g;

/** Pairs as forms, logs and broken JSON have them. */
const PAIR = /(["']?)(?<![\w.-])([\w.-]{1,100})\1(\s*[:=]\s*)("(?:[^"\\]|\\.)*"?|'[^']*'?|[^\s,;&}"']+)/g;

const cover: Cover = () => MASK;
/** Left are length, case and punctuation: what constraints are about. */
const coverShape: Cover = COVERS[1] ?? cover;

/** A mask for these secrets, and for what looks like others. */
export function createMask(secrets: readonly string[]): Mask {
  const { whole, inBase64 } = formsOf(secrets);
  const known = patternOf(whole);
  const hidden = patternOf(inBase64);
  const text = (of: string): string => {
    // All of a Base64 text goes, for the secret shares characters with what is around it.
    const encoded = hidden ? of.replace(BASE64, (run) => (run.search(hidden) < 0 ? run : MASK)) : of;
    const masked = known ? encoded.replace(known, MASK) : encoded;
    return maskTokens(masked, cover).replace(CREDENTIAL, `$1$2${MASK}`);
  };
  const body = (of: string, by: Cover): string => text(maskJson(of, by) ?? maskPairs(of, by));
  return {
    text,
    headers: (headers) =>
      Object.fromEntries(
        Object.entries(headers).map(([name, value]) => [name, maskField(name, value) ?? body(value, cover)]),
      ),
    sent: (of) => body(of, coverShape),
    target: (of) => text(maskQuery(of)),
    came: (of) => body(of, cover),
  };
}

/** Undefined for a field that is not for secrets. */
function maskField(name: string, value: string): string | undefined {
  if (/^(proxy-)?authorization$/.test(name)) return value.replace(/^([\w-]+ +)?.*/s, `$1${MASK}`);
  if (name === "cookie") return value.replace(/(^|;)([^=;]*)=[^;]*/g, `$1$2=${MASK}`);
  if (name === "set-cookie") {
    // Several are joined by commas, which may stand in their dates too.
    return value.replace(/(^|, *)([\w!#$%&'*+.^`|~-]+)=.*?(?=;|$|, *[\w!#$%&'*+.^`|~-]+=)/g, `$1$2=${MASK}`);
  }
  // They tell whether credentials are taken.
  return isSecretName(name) && !name.startsWith("access-control-") ? MASK : undefined;
}

/** Undefined for what is no JSON. */
function maskJson(text: string, by: Cover): string | undefined {
  if (!/^\s*[[{"]/.test(text)) return undefined;
  try {
    const value = JSON.parse(text) as unknown;
    const masked = JSON.stringify(maskSecrets(value, by));
    // As it came, where there is nothing to hide.
    return masked === JSON.stringify(value) ? text : masked;
  } catch {
    return undefined;
  }
}

function maskPairs(text: string, by: Cover): string {
  return text.replace(PAIR, (pair, quote: string, name: string, between: string, value: string) => {
    if (!isSecretName(name)) return pair;
    const [open = "", inside = "", close = ""] = /^(["']?)(.*?)(["']?)$/s.exec(value)?.slice(1) ?? [];
    return `${quote}${name}${quote}${between}${open}${by(inside)}${close}`;
  });
}

function maskQuery(target: string): string {
  const at = target.indexOf("?");
  if (at < 0) return target;
  const pairs = target.slice(at + 1).split("&");
  const masked = pairs.map((pair) => {
    const [name = "", ...value] = pair.split("=");
    return isSecretName(name) && value.length > 0 ? `${name}=${maskEncoded(value.join("="))}` : pair;
  });
  return `${target.slice(0, at)}?${masked.join("&")}`;
}

function maskEncoded(value: string): string {
  try {
    return encodeURIComponent(coverShape(decodeURIComponent(value)));
  } catch {
    return MASK;
  }
}

/** Undefined for no texts, which would be found everywhere. */
function patternOf(texts: readonly string[]): RegExp | undefined {
  if (texts.length === 0) return undefined;
  return new RegExp(texts.map((text) => text.replace(/[.*+?^${}()|[\]\\/-]/g, "\\$&")).join("|"), "g");
}
