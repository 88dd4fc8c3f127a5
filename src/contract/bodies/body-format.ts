import type { MediaType, ResponseHeader } from "../content.ts";
import type { JsonObject } from "../document.ts";
import type { ValueShape } from "../schema-types.ts";

/** What is known of a body that is read or written. */
export interface BodyDeclaration {
  /** The media type with its parameters: as it was sent, or as it will be. */
  readonly contentType: string;
  /** What the value is, so far as the schema says. */
  readonly shape: ValueShape;
  /** The content that the contract declares for it. */
  readonly media: MediaType | undefined;
  /** The document, for what the declaration refers to. */
  readonly root: JsonObject;
}

/** A declared header of one part of a body. */
export interface PartHeader {
  readonly header: ResponseHeader;
  /** Undefined where it was not sent. */
  readonly text: string | undefined;
  /** JSON pointer to the part's value. */
  readonly path: string;
}

/** A body that has been read. */
export interface DecodedBody {
  readonly value: unknown;
  /** The headers that its parts should have, which its schema does not know of. */
  readonly partHeaders?: readonly PartHeader[];
  /** Whether its schema cannot tell anything about it, since it describes what these bytes stand for. */
  readonly isOpaque?: boolean;
}

/** A body that has been written out. */
export interface EncodedBody {
  /** Text is UTF-8. */
  readonly body: string | Uint8Array;
  readonly contentType: string;
}

/** How bodies of a media type become values, and values become bodies. */
export interface BodyFormat {
  /** @throws {Problem} 400 for bytes that are not of this format. */
  decode(bytes: Uint8Array, declaration: BodyDeclaration): DecodedBody | Promise<DecodedBody>;
  encode(value: unknown, declaration: BodyDeclaration): EncodedBody;
  /** What no bytes at all stand for; left out where they are no body. */
  readonly empty?: () => unknown;
}
