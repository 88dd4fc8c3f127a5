import { isJson, mediaTypeOf } from "../contract/media-type.ts";
import type { DraftReply } from "../contract/request.ts";
import type { Failure } from "./checks/check.ts";
import type { ProviderReply } from "./provider.ts";
import type { TestCase } from "./test-case.ts";

/** A case, and what came of it. */
export interface Exchange extends Answered {
  /** What the answer shows to be broken, of what is looked at. */
  readonly failures: readonly Failure[];
}

/** A case, and its answer. */
export interface Answered {
  readonly case: TestCase;
  readonly reply: ProviderReply;
  readonly content: ReplyContent;
  readonly durationMs: number;
}

/** The body of a reply as it was understood. */
export interface ReplyContent {
  /** Empty where it is not said. */
  readonly mediaType: string;
  /** Undefined for no bytes at all, and for what should be JSON and is not. */
  readonly value: unknown;
  /** Why it is not what its media type says. */
  readonly fault?: string;
}

/** Reads a reply's body: JSON as its value, other text as text, anything else as its bytes. */
export function readContent({ headers, body }: ProviderReply): ReplyContent {
  const mediaType = mediaTypeOf(headers["content-type"]);
  if (body.length === 0) return { mediaType, value: undefined };
  if (!isJson(mediaType)) {
    const isText = mediaType.startsWith("text/") || /[/+]xml$/.test(mediaType);
    return { mediaType, value: isText ? new TextDecoder().decode(body) : body };
  }
  try {
    return { mediaType, value: JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(body)) };
  } catch {
    // The parser's own words quote the body, which is another one each time.
    return { mediaType, value: undefined, fault: "is not valid JSON" };
  }
}

/** A reply as the contract's own are held against it. */
export function toDraft({ reply, content }: Pick<Answered, "reply" | "content">): DraftReply {
  return {
    status: reply.status,
    headers: reply.headers,
    ...(content.value !== undefined && { body: content.value }),
    mediaType: reply.headers["content-type"] ?? "no media type",
    source: "forward",
  };
}
