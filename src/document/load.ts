import { readFile } from "node:fs/promises";
import { relative, resolve } from "node:path";
import SwaggerParser from "@apidevtools/swagger-parser";
import type { JsonObject, OpenApiDocument } from "../contract/document.ts";
import { DocumentError } from "../contract/document.ts";
import { readOperations } from "../contract/operation.ts";
import { checkOperations } from "./check-operations.ts";
import { checkSchemas } from "./check-schemas.ts";
import { ConfinedFiles } from "./confined-files.ts";
import { parseText } from "./parse-text.ts";
import { toDocumentError } from "./parser-errors.ts";

/** A document in one piece, and the files that it was made of. */
export interface LoadedDocument {
  readonly document: OpenApiDocument;
  /** Absolute paths, the document itself first. */
  readonly files: readonly string[];
}

/**
 * Reads an OpenAPI 3.1 document from a file in YAML or JSON, brings it into one piece and validates it. References may
 * lead to other files in its folder and below, but neither out of it nor to the network.
 * @throws {DocumentError} that says in one line what is wrong, in which file and where.
 */
export async function loadDocument(path: string): Promise<LoadedDocument> {
  const file = resolve(path);
  const name = nameOf(file);
  const root = parseText(await readText(file, name), name);
  if (!isOpenApi31(root)) throw new DocumentError(`${name}: ${describeVersion(root)}`);
  try {
    const files = await bundleAndValidate(file, root);
    const operations = readOperations(root);
    checkOperations(operations, name);
    checkSchemas(root, operations, name);
    return { document: root, files };
  } catch (error) {
    throw toDocumentError(error, root, name);
  }
}

/** Brings what the document's references lead to into the document, and gives the names of its files back. */
async function bundleAndValidate(file: string, document: OpenApiDocument): Promise<string[]> {
  const options = parserOptions(file);
  const parser = new SwaggerParser();
  await parser.bundle(file, document, options);
  // Validating puts what a reference leads to in its place; the document itself keeps its references.
  await new SwaggerParser().validate(file, structuredClone(document), options);
  return [...new Set([file, ...parser.$refs.paths().map((found) => resolve(decodeURIComponent(found)))])];
}

async function readText(file: string, name: string): Promise<string> {
  try {
    return await readFile(file, "utf8");
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : undefined;
    const reason = code === "ENOENT" ? "there is no such file" : `it cannot be read (${String(code)})`;
    throw new DocumentError(`${name}: ${reason}; name the OpenAPI document that shall be used`);
  }
}

function isOpenApi31(root: JsonObject): root is JsonObject & OpenApiDocument {
  return typeof root.openapi === "string" && /^3\.1\.\d+$/.test(root.openapi);
}

function describeVersion({ openapi, swagger }: JsonObject): string {
  const version = openapi ?? swagger;
  if (version === undefined) return 'is no OpenAPI document; it has no line like "openapi: 3.1.1"';
  const quoted = typeof version === "string" ? "" : " (and it must be a string of three numbers)";
  return `is an OpenAPI document of version ${JSON.stringify(version)}; only 3.1 can be used${quoted}`;
}

/** All that the parser reads, it reads by our own means: confined, and with the place of each syntax error. */
function parserOptions(file: string): SwaggerParser.Options {
  const files = new ConfinedFiles(file);
  return {
    resolve: {
      http: false,
      file: { order: 1, canRead: true, read: ({ url }) => files.read(url) },
    },
    parse: {
      json: false,
      text: false,
      binary: false,
      yaml: {
        order: 1,
        canParse: true,
        parse: ({ data, url }) => parseText(String(data), nameOf(decodeURIComponent(url))),
      },
    },
  };
}

/** A file as people know it: from the current folder where it is below that. */
function nameOf(path: string): string {
  const below = relative(process.cwd(), path);
  return below.startsWith("..") ? path : below;
}
