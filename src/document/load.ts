import type { JsonObject, OpenApiDocument } from "../contract/document.ts";
import { DocumentError, isObject } from "../contract/document.ts";
import { applyOverlay } from "../overlay/apply-overlay.ts";
import type { Overlay } from "../overlay/overlay.ts";
import { OverlayError } from "../overlay/overlay.ts";
import { bundle } from "./bundle/bundle.ts";
import { SECTIONS_2, SECTIONS_3, SECTIONS_3_0 } from "./bundle/component-names.ts";
import type { ExampleCheck } from "./check-examples.ts";
import type { DocumentWarning, OriginOf, SourcePlace } from "./faults.ts";
import { Faults, locate, StrictDocumentError } from "./faults.ts";
import { OPENAPI_3, SWAGGER_2 } from "./grammar.ts";
import type { DocumentLimits } from "./limits.ts";
import { DEFAULT_LIMITS } from "./limits.ts";
import { repair } from "./repair/repair.ts";
import { mendShapes } from "./repair/shapes.ts";
import { stepsOf } from "./place.ts";
import { isUrl, readSource } from "./source.ts";
import { SourceFiles } from "./source-files.ts";
import { placeInSwagger2 } from "./upgrade/places-in-swagger-2.ts";
import { readVersion } from "./version.ts";

/** A document in one piece, and the files that it was made of. */
export interface LoadedDocument {
  /** OpenAPI 3.1, whatever version it was written in. */
  readonly document: OpenApiDocument;
  /** Absolute paths, the document itself first where it is a file. What came from the network is not among them. */
  readonly files: readonly string[];
  /** What is wrong in the document and was put right; broken examples only when they were checked. */
  readonly warnings: readonly DocumentWarning[];
  /**
   * Looks for examples that their own schemas refuse, in short slices and for so many milliseconds at most (default: as
   * long as it takes), and for methods in `x-faker` that make no valid values. It takes seconds for a large document, so
   * that a server better does it while it serves.
   */
  readonly checkExamples: (budgetMs?: number) => Promise<ExampleCheck>;
  /** Where in its files a place of the document was written, given as a JSON pointer that may be percent-encoded. */
  readonly locate: (pointer: string) => SourcePlace;
  /** The document in one piece in the version that it is written in, its faults as they are; where it was asked for. */
  readonly written?: JsonObject;
}

/** How a document is loaded. */
export interface LoadOptions {
  /** Takes each warning for an error, broken examples among them. */
  readonly strict?: boolean;
  /** Lets references lead out of the document's folder and to the network. */
  readonly allowExternalRefs?: boolean;
  /** Changes that are made to it, in their order. Their targets are places in the document in one piece. */
  readonly overlays?: readonly Overlay[];
  /** Gives it in its own version too, as `written`. */
  readonly keepVersion?: boolean;
  readonly limits?: Partial<DocumentLimits>;
  /** Hears of each file that a reference leads to, by its absolute path, before it is read, and may not even be there. */
  readonly onFile?: (path: string) => void;
}

/**
 * Reads an OpenAPI document in any version from 2.0 to 3.2, from a file in YAML or JSON, from the standard input (`-`)
 * or from an http(s) URL, and brings it into one piece. What is wrong in it is put right where it can be served.
 * @throws {DocumentError} that says in one line what is wrong, in which file and where.
 * @throws {StrictDocumentError} with a line for each warning, when `strict` is asked for.
 */
export async function loadDocument(source: string, options: LoadOptions = {}): Promise<LoadedDocument> {
  const limits = { ...DEFAULT_LIMITS, ...options.limits };
  const { allowExternalRefs = false, onFile } = options;
  const files = await SourceFiles.open(readSource(source), { allowExternalRefs, limits, onFile });
  const { name, content } = files.root;
  if (!isObject(content)) {
    throw new DocumentError(
      `${name}: is ${describe(content)}, not an object; an OpenAPI document is expected`,
    );
  }
  const faults = new Faults();
  const version = readVersion(content, name, faults);
  const isSwagger = version === "2.0";
  const { overlays = [], keepVersion = false } = options;
  if (keepVersion && isSwagger && overlays.length > 0) {
    throw new DocumentError(`${name}: overlays change OpenAPI 3; leave them out to keep it in Swagger 2.0`);
  }
  const sections = keepVersion && version === "3.0" ? SECTIONS_3_0 : SECTIONS_3;
  const { origins, broken } = await bundle(
    content,
    files,
    isSwagger ? SWAGGER_2 : OPENAPI_3,
    isSwagger ? SECTIONS_2 : sections,
  );
  const swagger = keepVersion && isSwagger ? structuredClone(content) : undefined;
  const upgraded = isSwagger ? await upgradeSwagger(content, name, faults) : content;
  const document = overlay(upgraded, overlays, faults);
  const written = keepVersion ? (swagger ?? structuredClone(document)) : undefined;
  withinDepth(name, () => repair(document, version, faults, broken));
  if (!isRepaired(document)) throw new DocumentError(`${name}: cannot be brought to OpenAPI 3.1`);
  const originOf: OriginOf = (steps) => origins.of(isSwagger ? placeInSwagger2(steps) : steps);
  const warnings = faults.report(originOf);
  const loaded: LoadedDocument = {
    document,
    files: localFiles(files, source === "-"),
    warnings,
    checkExamples: (budgetMs = Infinity) => checkValues(document, originOf, budgetMs),
    locate: (pointer) => locate(stepsOf(pointer), originOf),
    ...(written && { written }),
  };
  if (options.strict === true) await refuseWarnings(loaded);
  return loaded;
}

/** Schemas that lead from one to the next, a thousand times and more, cannot be gone through: the stack would not do. */
function withinDepth(name: string, go: () => void): void {
  try {
    go();
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    const advice = "refer at once to the schema that is meant";
    throw new DocumentError(
      `${name}: references lead from one to the next too often to be followed; ${advice}`,
    );
  }
}

/** Loaded when it is wanted, which is long after a server has begun to answer. */
async function checkValues(
  document: OpenApiDocument,
  originOf: OriginOf,
  budgetMs: number,
): Promise<ExampleCheck> {
  const { checkExamples } = await import("./check-examples.ts");
  const { checkFakerMethods } = await import("./check-x-faker.ts");
  const { warnings: broken, unchecked } = await checkExamples(document, originOf, budgetMs);
  return { warnings: [...broken, ...(await checkFakerMethods(document, originOf))], unchecked };
}

async function refuseWarnings({ warnings, checkExamples }: LoadedDocument): Promise<void> {
  const all = [...warnings, ...(await checkExamples()).warnings];
  if (all.length > 0) throw new StrictDocumentError(all);
}

function localFiles({ locations }: SourceFiles, isInput: boolean): readonly string[] {
  return locations.slice(isInput ? 1 : 0).filter((location) => !isUrl(location));
}

async function upgradeSwagger(content: JsonObject, name: string, faults: Faults): Promise<JsonObject> {
  mendShapes(content, SWAGGER_2, faults);
  const { upgradeSwagger2 } = await import("./upgrade/swagger-2.ts");
  return upgradeSwagger2(content, name);
}

function overlay(content: JsonObject, overlays: readonly Overlay[], faults: Faults): JsonObject {
  let document = content;
  for (const changes of overlays) {
    try {
      const overlaid = applyOverlay(document, changes);
      document = overlaid.document;
      for (const target of overlaid.unused) {
        const message = `the overlay "${changes.info.title}" finds nothing at ${target}; it is left out`;
        faults.warn("unused-overlay", undefined, message);
      }
    } catch (error) {
      if (!(error instanceof OverlayError)) throw error;
      throw new DocumentError(`the overlay "${changes.info.title}" cannot be applied: ${error.message}`);
    }
  }
  return document;
}

function isRepaired(document: JsonObject): document is JsonObject & OpenApiDocument {
  return document.openapi === "3.1.1" && isObject(document.info);
}

function describe(value: unknown): string {
  if (value === null || value === undefined) return "empty";
  return Array.isArray(value) ? "a list" : `a ${typeof value}`;
}
