import { DocumentError } from "../contract/document.ts";
import type { Reach } from "./address-reach.ts";
import { Boundary } from "./boundary.ts";
import type { DocumentLimits } from "./limits.ts";
import type { ParsedText } from "./parse-text.ts";
import { parseText } from "./parse-text.ts";
import { pointerTo } from "./place.ts";
import { readBounded, readFileBounded } from "./read-bounded.ts";
import type { Source } from "./source.ts";
import { isUrl, nameOf } from "./source.ts";

/** A file of a document, read. */
export interface SourceFile extends ParsedText {
  /** An absolute path or URL. */
  readonly location: string;
  /** As people know it. */
  readonly name: string;
}

/** How files are read. */
export interface ReadingOptions {
  /** Whether references may lead out of the document's folder. */
  readonly allowExternalRefs: boolean;
  readonly limits: DocumentLimits;
  /** Hears of each file that a reference leads to, before it is read. */
  readonly onFile?: ((path: string) => void) | undefined;
}

/** The files that a document is made of, each read once. */
export class SourceFiles {
  readonly root: SourceFile;
  readonly #boundary: Boundary;
  /** How near to this machine the addresses may be that references lead to. */
  readonly #nearest: Reach;
  readonly #limits: DocumentLimits;
  readonly #onFile: ReadingOptions["onFile"];
  readonly #read: Map<string, Promise<SourceFile>>;

  private constructor(
    root: SourceFile,
    boundary: Boundary,
    nearest: Reach,
    { limits, onFile }: ReadingOptions,
  ) {
    this.root = root;
    this.#boundary = boundary;
    this.#nearest = nearest;
    this.#limits = limits;
    this.#onFile = onFile;
    this.#read = new Map([[root.location, Promise.resolve(root)]]);
  }

  /**
   * Reads the document itself, which may be wherever it was asked for.
   * @throws {DocumentError} when it cannot be read or is neither JSON nor YAML.
   */
  static async open(source: Source, options: ReadingOptions): Promise<SourceFiles> {
    const { limits, allowExternalRefs } = options;
    const { text, location, nearest } = await readSourceText(source, limits);
    const root = { location, name: source.name, ...(await parseText(text, source.name, limits)) };
    const boundary = new Boundary({ ...source, location }, allowExternalRefs);
    return new SourceFiles(root, boundary, nearest, options);
  }

  /** The locations of all that was read, in that order. */
  get locations(): string[] {
    return [...this.#read.keys()];
  }

  /**
   * The file that a reference, without its fragment, leads to.
   * @throws {DocumentError} when it may not be read or holds neither JSON nor YAML.
   */
  async find(reference: string, from: SourceFile): Promise<SourceFile> {
    const location = this.#boundary.locate(reference, from.location);
    const known = this.#read.get(location);
    if (known) return known;
    if (this.#read.size >= this.#limits.files) {
      throw new DocumentError(
        `$ref "${reference}" is one file too many; ${this.#limits.files} are read at most`,
      );
    }
    const reading = this.#open(location);
    this.#read.set(location, reading);
    return reading;
  }

  /**
   * The file that a reference, without its fragment, leads to, if it was read; undefined where it was not.
   * @throws {DocumentError} when that is no location that can be read.
   */
  known(reference: string, from: SourceFile): Promise<SourceFile> | undefined {
    return this.#read.get(this.#boundary.locate(reference, from.location));
  }

  async #open(location: string): Promise<SourceFile> {
    const name = nameOf(location);
    if (!isUrl(location)) this.#onFile?.(location);
    const text = await this.#readText(location).catch((error: unknown) => {
      this.#read.delete(location);
      if (error instanceof DocumentError) throw error;
      throw new UnreadableFileError(describe(error));
    });
    return { location, name, ...(await parseText(text, name, this.#limits)) };
  }

  async #readText(location: string): Promise<string> {
    await this.#boundary.permit(location);
    if (isUrl(location)) {
      const permit = (url: string) => this.#boundary.permitUrl(url);
      const { fetchText } = await import("./fetch-text.ts");
      return (await fetchText(location, this.#limits, { permit, nearest: this.#nearest })).text;
    }
    return readFileBounded(location, this.#limits.fileBytes, nameOf(location), { isPlain: true });
  }
}

/** A place in a file for messages: `api.yaml:12:5: #/paths`. */
export function describePlace(file: SourceFile, steps: readonly (string | number)[]): string {
  const found = file.placeOf(steps);
  return `${file.name}${found ? `:${found.line}:${found.column}` : ""}: ${pointerTo(steps)}`;
}

/** A file that a reference leads to but that is not there, or cannot be opened. */
export class UnreadableFileError extends DocumentError {}

async function readSourceText(
  { kind, location, name }: Source,
  limits: DocumentLimits,
): Promise<{ text: string; location: string; nearest: Reach }> {
  if (kind === "network") {
    const { fetchText } = await import("./fetch-text.ts");
    const { text, url, reach } = await fetchText(location, limits, { permit: () => undefined });
    return { text, location: url, nearest: reach === "public" ? reach : "private" };
  }
  try {
    const text =
      kind === "input"
        ? await readBounded(process.stdin, limits.fileBytes, name)
        : await readFileBounded(location, limits.fileBytes, name);
    return { text, location, nearest: "private" };
  } catch (error) {
    if (error instanceof DocumentError) throw error;
    throw new DocumentError(`${name}: ${describe(error)}; name the OpenAPI document that shall be used`);
  }
}

function describe(error: unknown): string {
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  if (code === "ENOENT") return "there is no such file";
  return `cannot be read (${String(code ?? error)})`;
}
