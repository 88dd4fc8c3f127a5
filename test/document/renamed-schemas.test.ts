import { expect, test } from "vitest";
import { createContract, createFetch } from "../../src/index.ts";
import { loadDocument } from "../../src/document/load.ts";
import { write } from "./written.ts";

const CAT = "Cat: { type: object, required: [kind], properties: { kind: { type: string } } }";
const DOG = "Dog: { type: object, required: [kind, age], properties: { kind: { type: string } } }";

/** Loads an API that takes animals of another file, and has a Cat of its own, which is a number. */
async function load(animals: string) {
  const path = await write({
    "api.yaml": `
openapi: 3.1.1
info: { title: Animals, version: "1" }
paths:
  /animals:
    post:
      operationId: add
      requestBody: { required: true, content: { application/json: { schema: { $ref: "animals.yaml#/Animal" } } } }
      responses: { "204": { description: "" } }
components: { schemas: { Cat: { type: integer }, Home: { properties: { cat: { $ref: "animals.yaml#/Cat" } } } } }
`,
    "animals.yaml": animals,
  });
  const { document } = await loadDocument(path);
  const ask = createFetch(createContract({ document }));
  const headers = { "Content-Type": "application/json" };
  const add = async (animal: object) =>
    (await ask("/animals", { method: "POST", headers, body: JSON.stringify(animal) })).status;
  const { discriminator } = document.components?.schemas?.Animal as {
    readonly discriminator: { readonly mapping?: object };
  };
  return { add, mapping: discriminator.mapping };
}

test("a discriminator goes on choosing a schema by the name that it has in its file", async () => {
  const { add, mapping } = await load(`
Animal: { oneOf: [{ $ref: "#/Cat" }, { $ref: "#/Dog" }], discriminator: { propertyName: kind } }
${CAT}
${DOG}
`);
  expect(await add({ kind: "Cat" })).toBe(204);
  expect([await add({ kind: "Dog" }), await add({ kind: "Dog", age: 3 })]).toEqual([422, 204]);
  expect(await add({ kind: "Cat-2" })).toBe(422);
  expect(mapping).toEqual({ Cat: "#/components/schemas/Cat-2" });
});

test("so does one that is inherited", async () => {
  const { add, mapping } = await load(`
Animal: { type: object, required: [kind], discriminator: { propertyName: kind }, properties: { kind: { type: string } } }
Cat: { allOf: [{ $ref: "#/Animal" }, { required: [lives] }] }
${DOG}
`);
  expect(mapping).toEqual({ Cat: "#/components/schemas/Cat-2" });
  expect([await add({ kind: "Cat" }), await add({ kind: "Cat", lives: 9 })]).toEqual([422, 204]);
});

test("a mapping that is there already stays as it is, but for where it leads", async () => {
  const { add, mapping } = await load(`
Animal:
  oneOf: [{ $ref: "#/Cat" }, { $ref: "#/Dog" }]
  discriminator: { propertyName: kind, mapping: { cat: "#/Cat", dog: "#/Dog" } }
${CAT}
${DOG}
`);
  expect(mapping).toEqual({ cat: "#/components/schemas/Cat-2", dog: "#/components/schemas/Dog" });
  expect([await add({ kind: "cat" }), await add({ kind: "dog", age: 3 })]).toEqual([204, 204]);
});
