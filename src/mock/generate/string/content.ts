import { SMALLEST_PNG } from "../../smallest-png.ts";
import type { Run } from "../run.ts";
import { capital, phrase, sentences } from "./text.ts";

/** What a text holds, by its media type; `json` makes the value of a JSON text. */
export function contentText(run: Run, mediaType: string, json: (run: Run) => unknown): string {
  const type = mediaType.toLowerCase();
  if (/[/+]json\b/.test(type)) return JSON.stringify(json(run));
  if (type.includes("html")) return `<p>${sentences(run)}</p>`;
  if (/[/+]xml\b/.test(type)) return `<note>${phrase(run)}</note>`;
  if (type.includes("csv")) return `id,name\n1,${phrase(run)}\n2,${phrase(run)}`;
  if (type.includes("yaml")) return `name: ${phrase(run)}\n`;
  if (type.includes("markdown")) return `# ${capital(phrase(run))}\n\n${sentences(run)}\n`;
  return sentences(run);
}

/** A content as `contentEncoding` writes it into a text. */
export function encodeContent(text: string, encoding: string, mediaType: string): string {
  const isImage = mediaType.startsWith("image/");
  const bytes = new TextEncoder().encode(text);
  const base64 = isImage ? SMALLEST_PNG : btoa(String.fromCharCode(...bytes));
  switch (encoding.toLowerCase()) {
    case "base64":
      return base64;
    case "base64url":
      return base64.replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
    case "base16":
      return [...bytes].map((byte) => byte.toString(16).padStart(2, "0").toUpperCase()).join("");
    case "base32":
      return base32(bytes);
    case "quoted-printable":
      return [...bytes].map((byte) => quoted(byte)).join("");
    default:
      return text;
  }
}

const BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

function base32(bytes: Uint8Array): string {
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, "0")).join("");
  const digits = (bits.match(/.{1,5}/g) ?? []).map(
    (group) => BASE32[parseInt(group.padEnd(5, "0"), 2)] ?? "",
  );
  return digits.join("").padEnd(Math.ceil(digits.length / 8) * 8, "=");
}

function quoted(byte: number): string {
  const isPlain = byte >= 0x20 && byte <= 0x7e && byte !== 0x3d;
  return isPlain ? String.fromCharCode(byte) : `=${byte.toString(16).padStart(2, "0").toUpperCase()}`;
}
