import { expect, test } from "vitest";
import { createEcho } from "../inline-contract.ts";

const FORM = "application/x-www-form-urlencoded";

async function read(body: string, schema: object, encoding: object = {}): Promise<unknown> {
  const { send, seen } = createEcho({ [FORM]: { schema, encoding } });
  const answer = await send({ type: FORM, body });
  return answer.status === 200 ? seen() : answer.json;
}

const properties = {
  name: { type: "string" },
  age: { type: "integer" },
  tame: { type: "boolean" },
  weight: { type: ["number", "null"] },
  tags: { type: "array", items: { type: "string" } },
  sizes: { type: "array", items: { type: "integer" } },
  owner: { type: "object", properties: { name: { type: "string" }, age: { type: "integer" } } },
};
const schema = { type: "object", properties };

test("fields are typed by the schema of their property", async () => {
  expect(await read("name=007&age=7&tame=true&weight=3.5&sizes=1&sizes=2", schema)).toEqual({
    name: "007",
    age: 7,
    tame: true,
    weight: 3.5,
    sizes: [1, 2],
  });
  expect(await read("weight=", schema)).toEqual({ weight: null });
});

test("a field of the wrong type is 422 at its place", async () => {
  expect(await read("age=old&sizes=1&sizes=x", schema)).toMatchObject({
    status: 422,
    errors: [
      { in: "body", path: "/age", keyword: "type", message: "must be integer" },
      { in: "body", path: "/sizes/1", keyword: "type" },
    ],
  });
});

test("an array has one item where its field is sent once", async () => {
  expect(await read("tags=a,b", schema)).toEqual({ tags: ["a,b"] });
});

test("percent-encoding and plus signs are decoded", async () => {
  expect(await read("name=Mia+%26+Mi%C3%B6+%2B1&&a+b=c", schema)).toEqual({
    name: "Mia & Miö +1",
    "a b": "c",
  });
});

test("text that cannot be percent-decoded is 400 and says which field it is in", async () => {
  expect(await read("name=Mia&age=%zz", schema)).toMatchObject({
    status: 400,
    type: "urn:contract-server:problem:malformed-body",
    detail: 'Field 2 of the form cannot be read: "%zz" is not valid percent-encoding.',
  });
});

test("an object without a style is JSON, or written with brackets", async () => {
  const owner = { name: "Ann", age: 40 };
  expect(await read(`owner=${encodeURIComponent(JSON.stringify(owner))}`, schema)).toEqual({ owner });
  expect(await read("owner[name]=Ann&owner[age]=40", schema)).toEqual({ owner });
  expect(await read("owner=%7Bname", schema)).toMatchObject({
    status: 400,
    errors: [{ path: "/owner", keyword: "parse" }],
  });
});

test.each([
  ["tags=a,b", { tags: { style: "form", explode: false } }, { tags: ["a", "b"] }],
  ["tags=a|b", { tags: { style: "pipeDelimited", explode: false } }, { tags: ["a", "b"] }],
  ["tags=a%20b", { tags: { style: "spaceDelimited", explode: false } }, { tags: ["a", "b"] }],
  ["tags=a&tags=b", { tags: { explode: true } }, { tags: ["a", "b"] }],
  ["owner[name]=Ann&owner[age]=40", { owner: { style: "deepObject" } }, { owner: { name: "Ann", age: 40 } }],
  [
    "owner=name,Ann,age,40",
    { owner: { style: "form", explode: false } },
    { owner: { name: "Ann", age: 40 } },
  ],
])("the form %s is read by the encoding %j", async (body, encoding, value) => {
  expect(await read(body, schema, encoding)).toEqual(value);
});

test("brackets may be nested, and stand for the items of arrays", async () => {
  const item = { type: "object", properties: { price: { type: "integer" }, tags: properties.tags } };
  const nested = {
    type: "object",
    properties: {
      items: { type: "array", items: item },
      meta: { type: "object", additionalProperties: { type: "integer" } },
    },
  };
  const body = "items[0][price]=10&items[0][tags][]=a&items[0][tags][]=b&items[1][price]=20&meta[x]=1";
  expect(await read(body, nested, { meta: { style: "deepObject" } })).toEqual({
    items: [{ price: 10, tags: ["a", "b"] }, { price: 20 }],
    meta: { x: 1 },
  });
});

test("fields that no property declares are kept, for the schema to judge", async () => {
  expect(await read("x=1&y=2&y=3", { type: "object" })).toEqual({ x: "1", y: ["2", "3"] });
  expect(
    await read("x=1&x=2", {
      type: "object",
      additionalProperties: { type: "array", items: { type: "integer" } },
    }),
  ).toMatchObject({ status: 422 });
  expect(await read("x=1", { type: "object", additionalProperties: { type: "integer" } })).toEqual({ x: 1 });
  expect(await read("x=1", { type: "object", additionalProperties: false })).toMatchObject({
    status: 422,
    errors: [{ path: "/x", keyword: "additionalProperties" }],
  });
});

test.each(["__proto__=1", "a[__proto__][x]=1", "%5F_proto__=1", "constructor=1", "a[constructor]=1"])(
  "the key in %s is refused",
  async (body) => {
    const open = { type: "object", properties: { a: { type: "object" } } };
    expect(await read(body, open)).toMatchObject({
      status: 400,
      type: "urn:contract-server:problem:forbidden-key",
    });
    expect(({} as Record<string, unknown>).x).toBeUndefined();
  },
);
