import { isJson } from "../media-type.ts";
import { binaryFormat } from "./binary-format.ts";
import type { BodyFormat } from "./body-format.ts";
import { eventStreamFormat } from "./event-stream-format.ts";
import { formFormat } from "./form-format.ts";
import { jsonFormat } from "./json-format.ts";
import { createMultipartFormat } from "./multipart-format.ts";
import { sequenceFormat } from "./sequence-format.ts";
import { textFormat } from "./text-format.ts";
import { xmlFormat } from "./xml-format.ts";

/** The format of a media type without parameters; what is not known is bytes. */
export function formatOf(mediaType: string): BodyFormat {
  if (isJson(mediaType)) return jsonFormat;
  if (isSequence(mediaType)) return sequenceFormat;
  if (mediaType === "text/event-stream") return eventStreamFormat;
  if (mediaType === "application/x-www-form-urlencoded") return formFormat;
  if (mediaType.startsWith("multipart/")) return multipartFormat;
  if (/^(?:application|text)\/xml$|\+xml$/.test(mediaType)) return xmlFormat;
  return mediaType.startsWith("text/") ? textFormat : binaryFormat;
}

const multipartFormat = createMultipartFormat(formatOf);

/** Whether a media type is JSON texts one after the other: NDJSON, JSON Lines, JSON text sequences. */
export function isSequence(mediaType: string): boolean {
  return /[/+.-](?:x-)?(?:ndjson|jsonl|jsonlines|json-lines|json-seq)$/.test(mediaType);
}
