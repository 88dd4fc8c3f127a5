import { expect, test } from "vitest";
import { createValidated } from "./validated.ts";

const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });

const discriminator = { propertyName: "kind" };
const Pet = { type: "object", required: ["kind"], discriminator, properties: { kind: { type: "string" } } };
const Cat = {
  allOf: [ref("Pet"), { type: "object", required: ["lives"], properties: { lives: { type: "integer" } } }],
};
const Dog = { $ref: ref("Pet").$ref, required: ["barks"], properties: { barks: { type: "boolean" } } };
const Persian = { allOf: [ref("Cat"), { required: ["fur"], properties: { fur: { type: "string" } } }] };
const schemas = { Pet, Cat, Dog, Persian };

const allowed = (...values: string[]) => ({
  path: "/kind",
  keyword: "enum",
  message: `must be one of ${values.map((value) => JSON.stringify(value)).join(", ")}`,
});

test("the property chooses among those that inherit, at first or second hand", async () => {
  const { sent, answered } = createValidated(ref("Pet"), schemas);
  for (const check of [sent, answered]) {
    expect(await check({ kind: "Cat", lives: 9 })).toEqual([]);
    expect(await check({ kind: "Dog", barks: true })).toEqual([]);
    expect(await check({ kind: "Persian", lives: 9, fur: "long" })).toEqual([]);
    expect(await check({ kind: "Pet" })).toEqual([]);
    expect(await check({ kind: "Cat" })).toEqual([
      { path: "/lives", keyword: "required", message: "is required" },
    ]);
    expect(await check({ kind: "Persian", lives: 9 })).toMatchObject([{ path: "/fur", keyword: "required" }]);
    expect(await check({ kind: "Bird" })).toEqual([allowed("Cat", "Dog", "Persian", "Pet")]);
    expect(await check({})).toMatchObject([{ path: "/kind", keyword: "required" }]);
  }
});

test("one that inherits is held against what it takes over, and not against its siblings", async () => {
  const { sent } = createValidated(ref("Cat"), schemas);
  expect(await sent({ kind: "Cat", lives: 9 })).toEqual([]);
  expect(await sent({ lives: 9 })).toMatchObject([{ path: "/kind", keyword: "required" }]);
});

test("a mapping names them otherwise", async () => {
  const mapping = { cat: "Cat", dog: "#/components/schemas/Dog", itself: "Pet" };
  const base = { ...Pet, discriminator: { ...discriminator, mapping } };
  const { sent } = createValidated(ref("Pet"), { Pet: base, Cat, Dog });
  expect(await sent({ kind: "cat", lives: 9 })).toEqual([]);
  expect(await sent({ kind: "itself" })).toEqual([]);
  expect(await sent({ kind: "dog" })).toMatchObject([{ path: "/barks", keyword: "required" }]);
  expect(await sent({ kind: "Cat" })).toEqual([allowed("cat", "dog", "itself")]);
});

test("values that the heirs list count before their names", async () => {
  const base = { ...Pet, properties: { kind: { enum: ["cat", "dog"] } } };
  const cat = { allOf: [ref("Pet"), { required: ["lives"], properties: { kind: { const: "cat" } } }] };
  const dog = { allOf: [ref("Pet"), { required: ["barks"], properties: { kind: { const: "dog" } } }] };
  const { sent } = createValidated(ref("Pet"), { Pet: base, Cat: cat, Dog: dog });
  expect(await sent({ kind: "dog", barks: true })).toEqual([]);
  expect(await sent({ kind: "dog" })).toMatchObject([{ path: "/barks" }]);
});

test("a base whose own values do not say whom they choose is held against itself alone", async () => {
  const base = { ...Pet, properties: { kind: { enum: ["a", "b"] } } };
  const { sent } = createValidated(ref("Pet"), { Pet: base, Cat, Dog });
  expect(await sent({ kind: "a" })).toEqual([]);
  expect(await sent({ kind: "Cat" })).toEqual([allowed("a", "b")]);
});

test("a property that only adds words to the base is chosen like the base", async () => {
  const schema = {
    type: "object",
    properties: {
      pet: { allOf: [ref("Pet")], description: "whose" },
      pets: { type: "array", items: ref("Pet") },
    },
  };
  const { sent } = createValidated(schema, schemas);
  expect(
    await sent({ pet: { kind: "Cat" }, pets: [{ kind: "Dog", barks: true }, { kind: "Dog" }] }),
  ).toMatchObject([
    { path: "/pet/lives", keyword: "required" },
    { path: "/pets/1/barks", keyword: "required" },
  ]);
});

test("a base that lists its heirs which take it over in turn does not lead round in a circle", async () => {
  const base = { ...Pet, oneOf: [ref("Cat"), ref("Dog")] };
  const { sent } = createValidated(ref("Pet"), { Pet: base, Cat, Dog });
  expect(await sent({ kind: "Cat", lives: 9 })).toEqual([]);
  expect(await sent({ kind: "Cat" })).toMatchObject([{ path: "/lives", keyword: "required" }]);
  expect(await sent({ kind: "Bird" })).toEqual([allowed("Cat", "Dog")]);
});

test("heirs may hold bases again", async () => {
  const Pack = { allOf: [ref("Pet"), { properties: { members: { type: "array", items: ref("Pet") } } }] };
  const { sent } = createValidated(ref("Pet"), { ...schemas, Pack });
  expect(
    await sent({ kind: "Pack", members: [{ kind: "Pack", members: [{ kind: "Cat", lives: 9 }] }] }),
  ).toEqual([]);
  expect(await sent({ kind: "Pack", members: [{ kind: "Pack", members: [{ kind: "Cat" }] }] })).toMatchObject(
    [{ path: "/members/0/members/0/lives" }],
  );
});
