import { canDecode, decode, TooLongError } from "../../contract/bodies/content-coding.ts";
import { Problem } from "../../contract/problem.ts";

/** The codings of bodies that requests may be in, as `Content-Encoding` names them. */
const CODINGS = ["gzip", "deflate", "br"] as const;

/** One of them. */
export type RequestCoding = (typeof CODINGS)[number];

/**
 * The coding of a request's body, undefined for none; `known` are those that can be taken off.
 * @throws {Problem} 415 for another one, or several on top of each other, with what may be sent instead (RFC 9110, section 15.5.16).
 */
export function readRequestCoding(
  contentEncoding: string | undefined,
  known: readonly RequestCoding[] = CODINGS,
): RequestCoding | undefined {
  const name = (contentEncoding ?? "identity").trim().toLowerCase();
  if (name === "identity") return undefined;
  const coding = known.find((one) => one === (name === "x-gzip" ? "gzip" : name));
  if (coding !== undefined) return coding;
  throw new Problem({
    status: 415,
    detail: `The Content-Encoding ${name} is not known here; send ${known.join(", ")} or none.`,
    headers: { "Accept-Encoding": known.join(", ") },
  });
}

/**
 * A request's body, expanded where it was compressed.
 * @throws {Problem} 413 for more than `limit` bytes, 415 for an unknown Content-Encoding, 400 for broken bytes.
 */
export async function expandBody(
  bytes: Uint8Array,
  contentEncoding: string | undefined,
  limit: number,
): Promise<Uint8Array> {
  if (bytes.length > limit) throw bodyTooLarge(limit);
  const coding = readRequestCoding(contentEncoding, CODINGS.filter(canDecode));
  if (coding === undefined) return bytes;
  return decode(bytes, coding, limit).catch((error: unknown) => {
    throw error instanceof TooLongError ? bodyTooLarge(limit) : unreadable(describeBroken(coding));
  });
}

/** The refusal of a body that is longer than so many bytes. */
export function bodyTooLarge(limit: number): Problem {
  return new Problem({
    status: 413,
    detail: `The body is larger than the ${limit} bytes that are taken; send less, or in parts.`,
  });
}

/** The refusal of a body that does not come as it should. */
export function unreadable(reason: string): Problem {
  return new Problem({
    status: 400,
    kind: "unreadable-body",
    title: "Unreadable body",
    detail: `The body could not be read: ${reason}.`,
  });
}

/** Why compressed bytes cannot be expanded; each platform has other words for it. */
export function describeBroken(coding: RequestCoding): string {
  return `it is not valid ${coding}, or not all of it`;
}
