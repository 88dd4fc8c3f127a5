import type { JsonObject } from "../contract/document.ts";
import { DocumentError } from "../contract/document.ts";
import type { Faults } from "./faults.ts";
import { placeAt } from "./place.ts";

/** The versions of OpenAPI that can be read; 2.0 was called Swagger. */
export type Version = "2.0" | "3.0" | "3.1" | "3.2";

const VERSIONS: readonly Version[] = ["2.0", "3.0", "3.1", "3.2"];

/**
 * The version that a document is written in. `file` is its name in messages.
 * @throws {DocumentError} when it is none that can be read, or no OpenAPI document at all.
 */
export function readVersion({ openapi, swagger }: JsonObject, file: string, faults: Faults): Version {
  const written = openapi ?? swagger;
  if (written === undefined || written === null) {
    throw new DocumentError(`${file}: is no OpenAPI document; it has no line like "openapi: 3.1.1"`);
  }
  // Without quotes, YAML takes 3.0 for the number 3.
  const text = typeof written === "number" ? written.toFixed(1) : typeof written === "string" ? written : "";
  const version = VERSIONS.find((known) => text === known || text.startsWith(`${known}.`));
  if (version === undefined || (version === "2.0") === (openapi !== undefined)) {
    throw new DocumentError(
      `${file}: is an OpenAPI document of version ${JSON.stringify(written)}; 2.0, 3.0, 3.1 and 3.2 can be used`,
    );
  }
  if (typeof written !== "string") {
    const key = openapi === undefined ? "swagger" : "openapi";
    faults.warn("wrong-value", placeAt([key]), `must be a text, in quotes; taken for ${version}`);
  }
  return version;
}
