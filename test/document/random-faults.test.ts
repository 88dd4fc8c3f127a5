import { readFile } from "node:fs/promises";
import { fc } from "../property.ts";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { DocumentError } from "../../src/index.ts";
import { loadDocument } from "../../src/document/load.ts";
import { readOperations } from "../../src/contract/operation.ts";
import { SchemaCompiler } from "../../src/contract/schema-compiler.ts";
import { write } from "./written.ts";

const JUNK: readonly unknown[] = [
  ...[null, true, false, 0, -1, 1.5, "", "x", "#", "#/", "string", "integer", [], [null], ["x"], {}],
  ...[{ x: 1 }, { $ref: "#/nowhere" }, { $ref: "#/paths" }, { $ref: 5 }, { type: "file" }, [[]], [{}]],
  ...[{ $ref: "#/components/schemas/Pet" }, { $ref: "#/definitions/Item" }, { type: ["string", 5] }],
  ...[{ "x-a": null }, { properties: { a: null } }, { nullable: true }, { required: true }, "[", "2XX"],
];

/** Every place in a document: the holder and the key. */
function placesIn(value: unknown): [holder: object, key: string][] {
  if (typeof value !== "object" || value === null) return [];
  return Object.keys(value).flatMap((key): [object, string][] => [
    [value, key],
    ...placesIn(Reflect.get(value, key)),
  ]);
}

/** Puts junk into some places of a document. */
function spoil(document: unknown, changes: readonly (readonly [number, number])[]): void {
  for (const [where, what] of changes) {
    const places = placesIn(document);
    const [holder, key] = places[where % places.length] ?? [{}, ""];
    Reflect.set(holder, key, structuredClone(JUNK[what % JUNK.length]));
  }
}

test.each(["test/pets/openapi.yaml", "test/document/swagger-2/shop.yaml"])(
  "%s is served or refused in one line, whatever is wrong in it",
  async (file) => {
    const text = await readFile(file, "utf8");
    const changes = fc.array(fc.tuple(fc.nat(), fc.nat()), { minLength: 1, maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(changes, async (spots) => {
        const content: unknown = parse(text);
        spoil(content, spots);
        const path = await write({ "a.json": JSON.stringify(content) });
        const loaded = await loadDocument(path).catch((error: unknown) => {
          if (!(error instanceof DocumentError)) throw error;
          expect(error.message).not.toContain("\n");
          return undefined;
        });
        if (!loaded) return;
        const compiler = new SchemaCompiler({ ...loaded.document });
        for (const { parameters, requestBody, responses } of readOperations(loaded.document)) {
          const media = [requestBody, ...responses].flatMap((holder) => holder?.content ?? []);
          for (const { schema } of [...parameters, ...media]) {
            if (schema) compiler.validator(schema.pointer, "reply");
          }
        }
      }),
      { numRuns: 50, seed: 1 },
    );
  },
);
