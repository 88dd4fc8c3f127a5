import { isJson, mediaTypeOf } from "../contract/media-type.ts";
import type { BackendReply } from "./backend.ts";
import { BackendBreak } from "./backend.ts";
import { canDecode, decode } from "../contract/bodies/content-coding.ts";
import type { Bounds, Received } from "./receive.ts";
import { receive } from "./receive.ts";
import { fieldOf } from "./reply-headers.ts";

/** A backend's reply, with as much of its body as can be checked. */
export interface ReceivedReply extends Pick<BackendReply, "status" | "headers"> {
  /** Empty where it is not said. */
  readonly mediaType: string;
  /** To be sent on: in its `Content-Encoding`. */
  readonly body: Received;
  /** What it says, left out where it passes as it comes, or cannot be read. */
  readonly content?: ReplyContent;
}

/** A body that has been read. */
export interface ReplyContent {
  /** Decoded. */
  readonly text: string;
  /** The value of JSON; undefined for what is not. */
  readonly value: unknown;
  /** Why text that should be JSON is not. */
  readonly fault?: string;
}

/** Lets go of a reply that nobody is going to have. */
export function discard({ body }: ReceivedReply): void {
  if ("passing" in body) void body.passing.cancel().catch(() => undefined);
}

/**
 * Takes a reply. JSON is read, as far as it comes within the bounds, and any 404, since its body says what it is about;
 * everything else passes as it comes.
 * @throws {BackendBreak} when the connection ends in the middle.
 */
export async function takeReply(
  { status, headers, body }: BackendReply,
  method: string,
  bounds: Bounds,
): Promise<ReceivedReply> {
  const mediaType = mediaTypeOf(fieldOf(headers, "content-type"));
  const coding = fieldOf(headers, "content-encoding");
  const length = Number(fieldOf(headers, "content-length") ?? 0);
  const isReadable = (coding ?? "").split(",").every((name) => name === "" || canDecode(name));
  const isWanted = isJson(mediaType) ? length <= bounds.bytes : status === 404;
  const head = { status, headers, mediaType };
  if (method === "HEAD" || !isReadable || !isWanted) return { ...head, body: { passing: body } };
  const received = await receive(body, bounds).catch((error: unknown) => {
    throw new BackendBreak(error instanceof Error ? error.message : String(error));
  });
  if ("passing" in received) return { ...head, body: received };
  const content = await readContent(received.whole, coding, mediaType, bounds.bytes);
  return { ...head, body: received, ...(content && { content }) };
}

/** Undefined for what is too long when it is decoded. */
async function readContent(
  bytes: Uint8Array,
  coding: string | undefined,
  mediaType: string,
  limit: number,
): Promise<ReplyContent | undefined> {
  const decoded = await decode(bytes, coding, limit).catch((error: unknown) =>
    error instanceof TypeError ? error : undefined,
  );
  if (!(decoded instanceof Uint8Array)) {
    return (
      decoded && { text: "", value: undefined, fault: `is not in its Content-Encoding (${decoded.message})` }
    );
  }
  const text = new TextDecoder().decode(decoded);
  if (!isJson(mediaType) || text === "") return { text, value: undefined };
  try {
    return { text, value: JSON.parse(text) as unknown };
  } catch (error) {
    return {
      text,
      value: undefined,
      fault: `is not valid JSON: ${error instanceof Error ? error.message : ""}`,
    };
  }
}
