import type { JsonObject, OpenApiDocument } from "../contract/document.ts";
import { DocumentError, isObject } from "../contract/document.ts";
import { bundle } from "./bundle/bundle.ts";
import { SECTIONS_2, SECTIONS_3 } from "./bundle/component-names.ts";
import type { DocumentWarning } from "./faults.ts";
import { Faults, StrictDocumentError } from "./faults.ts";
import { OPENAPI_3, SWAGGER_2 } from "./grammar.ts";
import type { DocumentLimits } from "./limits.ts";
import { DEFAULT_LIMITS } from "./limits.ts";
import { repair } from "./repair/repair.ts";
import { mendShapes } from "./repair/shapes.ts";
import { isUrl, readSource } from "./source.ts";
import { SourceFiles } from "./source-files.ts";
import { readVersion } from "./version.ts";

/** A document in one piece, and the files that it was made of. */
export interface LoadedDocument {
  /** OpenAPI 3.1, whatever version it was written in. */
  readonly document: OpenApiDocument;
  /** Absolute paths, the document itself first where it is a file. What came from the network is not among them. */
  readonly files: readonly string[];
  /** What is wrong in the document and was put right. */
  readonly warnings: readonly DocumentWarning[];
}

/** How a document is loaded. */
export interface LoadOptions {
  /** Takes each warning for an error. */
  readonly strict?: boolean;
  /** Lets references lead out of the document's folder and to the network. */
  readonly allowExternalRefs?: boolean;
  readonly limits?: Partial<DocumentLimits>;
}

/**
 * Reads an OpenAPI document in any version from 2.0 to 3.2, from a file in YAML or JSON, from the standard input (`-`)
 * or from an http(s) URL, and brings it into one piece. What is wrong in it is put right where it can be served.
 * @throws {DocumentError} that says in one line what is wrong, in which file and where.
 * @throws {StrictDocumentError} with a line for each warning, when `strict` is asked for.
 */
export async function loadDocument(source: string, options: LoadOptions = {}): Promise<LoadedDocument> {
  const limits = { ...DEFAULT_LIMITS, ...options.limits };
  const files = await SourceFiles.open(readSource(source), options.allowExternalRefs ?? false, limits);
  const { name, content } = files.root;
  if (!isObject(content)) {
    throw new DocumentError(
      `${name}: is ${describe(content)}, not an object; an OpenAPI document is expected`,
    );
  }
  const faults = new Faults();
  const version = readVersion(content, name, faults);
  const isSwagger = version === "2.0";
  const { origins, broken } = await bundle(
    content,
    files,
    isSwagger ? SWAGGER_2 : OPENAPI_3,
    isSwagger ? SECTIONS_2 : SECTIONS_3,
  );
  const document = isSwagger ? await upgradeSwagger(content, name, faults) : content;
  repair(document, version, faults, broken);
  const warnings = faults.report((steps) => origins.of(steps));
  if (options.strict === true && warnings.length > 0) throw new StrictDocumentError(warnings);
  if (!isRepaired(document)) throw new DocumentError(`${name}: cannot be brought to OpenAPI 3.1`);
  return {
    document,
    files: files.locations
      .filter((file) => source !== "-" || file !== files.root.location)
      .filter((file) => !isUrl(file)),
    warnings,
  };
}

async function upgradeSwagger(content: JsonObject, name: string, faults: Faults): Promise<JsonObject> {
  mendShapes(content, SWAGGER_2, faults);
  const { upgradeSwagger2 } = await import("./upgrade/swagger-2.ts");
  return upgradeSwagger2(content, name);
}

function isRepaired(document: JsonObject): document is JsonObject & OpenApiDocument {
  return document.openapi === "3.1.1" && isObject(document.info);
}

function describe(value: unknown): string {
  if (value === null || value === undefined) return "empty";
  return Array.isArray(value) ? "a list" : `a ${typeof value}`;
}
