import { isStringOneByteRepresentation } from "node:v8";
import { expect, test } from "vitest";
import { loadDocument } from "../../src/document/load.ts";

test("one letter beyond Latin-1 does not make the texts and keys of the whole document wide", async () => {
  const { document } = await loadDocument("openapi.yaml");
  const wide: string[] = [];
  const visit = (value: unknown): void => {
    if (typeof value === "string") {
      if (!isStringOneByteRepresentation(value) && !/[^\0-\xff]/.test(value)) wide.push(value);
    } else if (typeof value === "object" && value !== null) {
      for (const [key, child] of Object.entries(value)) [key, child].forEach(visit);
    }
  };
  visit(document);
  expect(JSON.stringify(document)).toMatch(/[^\0-\xff]/);
  expect(wide).toEqual([]);
});
