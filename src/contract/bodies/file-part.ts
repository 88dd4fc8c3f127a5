/** The bytes of a file that was uploaded, with what its sender said of it. */
export class FilePart extends Uint8Array {
  /** The file's name; empty where none was sent. */
  readonly fileName: string;
  /** In lower case, without parameters. */
  readonly mediaType: string;

  constructor(bytes: Uint8Array, fileName: string, mediaType: string) {
    super(bytes.length);
    this.set(bytes);
    this.fileName = fileName;
    this.mediaType = mediaType;
  }

  /** Parts of it are plain bytes. */
  static get [Symbol.species](): Uint8ArrayConstructor {
    return Uint8Array;
  }
}
