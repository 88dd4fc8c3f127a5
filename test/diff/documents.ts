import type { OpenApiDocument } from "../../src/contract/document.ts";
import { diffContracts } from "../../src/diff/diff-contracts.ts";

/** The day of the tests, for dates of an end. */
export const TODAY = new Date("2025-12-15T10:00:00Z");

/** The parts of a document that a test is about. */
export type Parts = Readonly<Record<string, unknown>>;

/** A document of these parts. */
export function documentOf(parts: Parts): OpenApiDocument {
  return {
    openapi: "3.1.1",
    info: { title: "T", version: "1" },
    paths: {},
    ...parts,
  };
}

/** The changes between two documents: the level and id of each. */
export function judge(before: Parts, after: Parts): string[] {
  const changes = diffContracts(
    { document: documentOf(before) },
    { document: documentOf(after) },
    { today: TODAY },
  );
  return changes.map(({ level, id }) => `${level} ${id}`);
}

/** A document with one operation, `POST /things`. */
export function operation(parts: Parts): Parts {
  const responses = { 204: { description: "" } };
  return { paths: { "/things": { post: { responses, ...parts } } } };
}

/** A document that takes this body. */
export function sent(schema: unknown, components: Parts = {}): Parts {
  return {
    ...operation({ requestBody: { required: true, content: { "application/json": { schema } } } }),
    components: { schemas: components },
  };
}

/** A document that answers with this body. */
export function answered(schema: unknown, components: Parts = {}): Parts {
  return {
    ...operation({ responses: { 200: { description: "", content: { "application/json": { schema } } } } }),
    components: { schemas: components },
  };
}

/** A document with this query parameter. */
export function asked(schema: unknown, parameter: Parts = {}): Parts {
  return operation({ parameters: [{ name: "q", in: "query", schema, ...parameter }] });
}
