import { describe, expect, test } from "vitest";
import { createValidated } from "./validated.ts";

const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });

function kind(name: string, property: object, more: object = {}): object {
  const properties = { kind: { type: "string", ...more }, ...property };
  return { type: "object", required: ["kind", name], properties };
}

const Cat = kind("lives", { lives: { type: "integer" } });
const Dog = kind("barks", { barks: { type: "boolean" } });

const ALLOWED = (...values: string[]) => ({
  path: "/kind",
  keyword: "enum",
  message: `must be one of ${values.map((value) => JSON.stringify(value)).join(", ")}`,
});

describe.each(["oneOf", "anyOf"])("with %s", (keyword) => {
  const Pet = { [keyword]: [ref("Cat"), ref("Dog")], discriminator: { propertyName: "kind" } };

  test("without a mapping the names of the schemas choose", async () => {
    const { sent, answered } = createValidated(ref("Pet"), { Pet, Cat, Dog });
    for (const check of [sent, answered]) {
      expect(await check({ kind: "Cat", lives: 9 })).toEqual([]);
      expect(await check({ kind: "Dog", barks: true })).toEqual([]);
      expect(await check({ kind: "Bird", lives: 9 })).toEqual([ALLOWED("Cat", "Dog")]);
      expect(await check({ kind: "Dog", lives: 9 })).toEqual([
        { path: "/barks", keyword: "required", message: "is required" },
      ]);
      expect(await check({ kind: "Cat", lives: "many" })).toEqual([
        { path: "/lives", keyword: "type", message: "must be integer" },
      ]);
    }
  });

  test("a value that is missing, or no object at all, is told of once", async () => {
    const { sent } = createValidated(ref("Pet"), { Pet, Cat, Dog });
    expect(await sent({ lives: 9 })).toEqual([
      { path: "/kind", keyword: "required", message: "is required" },
    ]);
    expect(await sent("Cat")).toEqual([{ path: "", keyword: "type", message: "must be object" }]);
  });

  test.each([
    ["names", { cat: "Cat", dog: "Dog", hound: "Dog" }],
    [
      "references",
      { cat: "#/components/schemas/Cat", dog: "#/components/schemas/Dog", hound: "#/components/schemas/Dog" },
    ],
    [
      "files that are now in the document",
      { cat: "./Cat.yaml", dog: "pets/Dog.json", hound: "pets.yaml#/Dog" },
    ],
  ])("a mapping to %s chooses", async (_, mapping) => {
    const discriminator = { propertyName: "kind", mapping };
    const { sent } = createValidated({ [keyword]: [ref("Cat"), ref("Dog")], discriminator }, { Cat, Dog });
    expect(await sent({ kind: "cat", lives: 9 })).toEqual([]);
    expect(await sent({ kind: "hound", barks: true })).toEqual([]);
    expect(await sent({ kind: "hound" })).toMatchObject([{ path: "/barks", keyword: "required" }]);
    expect(await sent({ kind: "Cat", lives: 9 })).toEqual([ALLOWED("cat", "dog", "hound")]);
  });

  test("what a mapping leaves out is chosen by its name", async () => {
    const discriminator = { propertyName: "kind", mapping: { cat: "Cat" } };
    const { sent } = createValidated({ [keyword]: [ref("Cat"), ref("Dog")], discriminator }, { Cat, Dog });
    expect(await sent({ kind: "Dog", barks: true })).toEqual([]);
    expect(await sent({ kind: "?" })).toEqual([ALLOWED("cat", "Dog")]);
  });

  test("schemas that say which values they take are chosen by them, also in place", async () => {
    const branches = [
      kind("lives", {}, { const: "cat" }),
      { allOf: [ref("Dog"), { properties: { kind: { enum: ["dog", "hound"] } } }] },
    ];
    const { sent } = createValidated(
      { [keyword]: branches, discriminator: { propertyName: "kind" } },
      { Dog },
    );
    expect(await sent({ kind: "hound", barks: true })).toEqual([]);
    expect(await sent({ kind: "cat" })).toMatchObject([{ path: "/lives", keyword: "required" }]);
    expect(await sent({ kind: "Cat" })).toEqual([ALLOWED("cat", "dog", "hound")]);
  });

  test("choices may be nested", async () => {
    const Wolf = kind("pack", { pack: { type: "string" } }, { const: "wolf" });
    const Fox = kind("den", { den: { type: "string" } }, { const: "fox" });
    const discriminator = { propertyName: "kind" };
    const Wild = { [keyword]: [ref("Wolf"), ref("Fox")], discriminator };
    const { sent } = createValidated(
      { [keyword]: [ref("Cat"), ref("Wild")], discriminator },
      { Cat, Wild, Wolf, Fox },
    );
    expect(await sent({ kind: "wolf", pack: "a" })).toEqual([]);
    expect(await sent({ kind: "fox" })).toMatchObject([{ path: "/den", keyword: "required" }]);
    expect(await sent({ kind: "x" })).toEqual([ALLOWED("Cat", "wolf", "fox")]);
  });

  test("null may be among the schemas", async () => {
    const { sent } = createValidated({
      [keyword]: [kind("lives", {}, { const: "cat" }), { type: "null" }],
      discriminator: { propertyName: "kind" },
    });
    expect(await sent(null)).toEqual([]);
    expect(await sent({ kind: "cat", lives: 1 })).toEqual([]);
    expect(await sent({ kind: "dog" })).toEqual([ALLOWED("cat")]);
    expect((await sent(7)).length).toBeGreaterThan(0);
  });

  test("schemas that do not insist on the property are tried where it is missing", async () => {
    const Loose = { type: "object", required: ["lives"], properties: { kind: { type: "string" } } };
    const { sent } = createValidated(
      { [keyword]: [ref("Loose"), ref("Dog")], discriminator: { propertyName: "kind" } },
      { Loose, Dog },
    );
    expect(await sent({ lives: 9 })).toEqual([]);
    expect(await sent({ kind: "Dog" })).toMatchObject([{ path: "/barks" }]);
  });

  test("a schema that nothing could choose leaves the discriminator without effect", async () => {
    const branches = [kind("lives", {}), ref("Dog")];
    const { sent } = createValidated(
      { [keyword]: branches, discriminator: { propertyName: "kind" } },
      { Dog },
    );
    expect(await sent({ kind: "anything", lives: 9 })).toEqual([]);
    expect((await sent({ kind: "anything" })).map((error) => error.keyword)).toContain(keyword);
  });

  test("unevaluated properties are those that the chosen schema does not know", async () => {
    const schema = { ...Pet, unevaluatedProperties: false };
    const { sent } = createValidated(schema, { Cat, Dog });
    expect(await sent({ kind: "Cat", lives: 9 })).toEqual([]);
    expect(await sent({ kind: "Cat", lives: 9, barks: true })).toMatchObject([
      { path: "/barks", keyword: "unevaluatedProperties" },
    ]);
  });
});

test("another schema may stand in for values that choose none", async () => {
  const discriminator = { propertyName: "kind", defaultMapping: "Other" };
  const Other = { type: "object", required: ["other"] };
  const schema = { oneOf: [ref("Cat"), ref("Dog"), ref("Other")], discriminator };
  const { sent } = createValidated(schema, { Cat, Dog, Other });
  expect(await sent({ kind: "Bird", other: 1 })).toEqual([]);
  expect(await sent({ other: 1 })).toEqual([]);
  expect(await sent({ kind: "Bird" })).toMatchObject([{ path: "/other", keyword: "required" }]);
  expect(await sent({ kind: "Cat" })).toMatchObject([{ path: "/lives", keyword: "required" }]);
});

test("read-only properties of the chosen schema are refused alone", async () => {
  const Owl = kind("id", { id: { type: "integer", readOnly: true } });
  const schema = { oneOf: [ref("Cat"), ref("Owl")], discriminator: { propertyName: "kind" } };
  const { sent } = createValidated(schema, { Cat, Owl });
  expect(await sent({ kind: "Owl" })).toEqual([]);
  expect(await sent({ kind: "Owl", id: 1 })).toMatchObject([{ path: "/id", keyword: "readOnly" }]);
});

test("a discriminator stays what it is where it stands beside other keywords", async () => {
  const schema = {
    type: "object",
    required: ["name"],
    oneOf: [ref("Cat"), ref("Dog")],
    discriminator: { propertyName: "kind" },
    allOf: [{ properties: { name: { maxLength: 3 } } }],
  };
  const { sent } = createValidated(schema, { Cat, Dog });
  expect(await sent({ kind: "Cat", lives: 9, name: "Mia" })).toEqual([]);
  expect(await sent({ kind: "Cat", lives: 9, name: "Luna" })).toMatchObject([
    { path: "/name", keyword: "maxLength" },
  ]);
  expect(await sent({ kind: "Cat", lives: 9 })).toMatchObject([{ path: "/name", keyword: "required" }]);
});
