import { expect, test } from "vitest";
import type { InlineAnswer } from "../inline-contract.ts";
import { createEcho } from "../inline-contract.ts";
import { field, file, FORM_DATA, multipart } from "./multipart.ts";
import type { PartToSend } from "./multipart.ts";

interface Read {
  readonly value: unknown;
  readonly answer: InlineAnswer;
}

async function read(schema: object, encoding: object, ...parts: readonly PartToSend[]): Promise<Read> {
  const { send, seen } = createEcho({ "multipart/form-data": { schema, encoding } });
  const answer = await send({ type: FORM_DATA, body: multipart(...parts) });
  return { value: seen(), answer };
}

const PIXELS = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0xff, 0x00]);
const properties = {
  name: { type: "string" },
  age: { type: "integer" },
  tags: { type: "array", items: { type: "string" } },
  owner: { type: "object", required: ["name"], properties: { name: { type: "string" } } },
  photo: { type: "string", format: "binary" },
  photos: { type: "array", items: { type: "string", format: "binary" } },
};
const schema = { type: "object", properties };

test("fields are typed by the schema of their property", async () => {
  const { value } = await read(schema, {}, field("name", "007"), field("age", "7"), field("other", "x"));
  expect(value).toEqual({ name: "007", age: 7, other: "x" });
});

test("a field that breaks its schema is 422 at its place", async () => {
  const { answer } = await read(schema, {}, field("age", "old"), field("owner", "{}"));
  expect(answer).toMatchObject({
    status: 422,
    json: {
      errors: [
        { in: "body", path: "/age", keyword: "type" },
        { in: "body", path: "/owner/name", keyword: "required" },
      ],
    },
  });
});

test("a file is its bytes, with its name and media type", async () => {
  const { value } = await read(schema, {}, file("photo", "mia.png", PIXELS, "image/png"));
  const { photo } = value as { photo: Uint8Array };
  expect([...photo]).toEqual([...PIXELS]);
  expect(photo).toMatchObject({ fileName: "mia.png", mediaType: "image/png" });
});

test("a file need not have a name, nor a media type", async () => {
  const { value } = await read(schema, {}, field("photo", PIXELS));
  const { photo } = value as { photo: Uint8Array };
  expect([...photo]).toEqual([...PIXELS]);
  expect(photo).toMatchObject({ fileName: "", mediaType: "" });
});

test.each([
  ["an empty schema", {}],
  ["contentMediaType", { contentMediaType: "image/png" }],
  ["format: binary", { type: "string", format: "binary" }],
])("a file may be declared by %s", async (_, photo) => {
  const { value, answer } = await read(
    { type: "object", required: ["photo"], properties: { photo } },
    {},
    file("photo", "mia.png", PIXELS, "image/png"),
  );
  expect(answer.status).toBe(200);
  expect([...(value as { photo: Uint8Array }).photo]).toEqual([...PIXELS]);
});

test("a required file that is missing is 422", async () => {
  const { answer } = await read({ ...schema, required: ["photo"] }, {}, field("name", "Mia"));
  expect(answer).toMatchObject({ status: 422, json: { errors: [{ path: "/photo", keyword: "required" }] } });
});

test("the lengths of a file count bytes", async () => {
  const limited = { type: "object", properties: { photo: { ...properties.photo, maxLength: 7 } } };
  const { answer } = await read(limited, {}, file("photo", "mia.png", PIXELS, "image/png"));
  expect(answer).toMatchObject({ status: 422, json: { errors: [{ path: "/photo", keyword: "maxLength" }] } });
  const fitting = await read(limited, {}, file("photo", "mia.png", PIXELS.slice(1), "image/png"));
  expect(fitting.answer.status).toBe(200);
});

test("several parts of one name are the items of an array, and so is one", async () => {
  const parts = [field("tags", "a"), field("tags", "b"), file("photos", "1.png", PIXELS, "image/png")];
  const { value } = await read(schema, {}, ...parts);
  expect(value).toMatchObject({ tags: ["a", "b"], photos: [{ fileName: "1.png" }] });
});

test("several parts of one name that is no array are 422", async () => {
  const { answer } = await read(schema, {}, field("name", "a"), field("name", "b"));
  expect(answer).toMatchObject({ status: 422, json: { errors: [{ path: "/name", keyword: "type" }] } });
});

test("objects and arrays are JSON parts", async () => {
  const { value } = await read(
    schema,
    {},
    field("owner", '{"name":"Ann"}', "application/json"),
    field("tags", '["a","b"]'),
  );
  expect(value).toEqual({ owner: { name: "Ann" }, tags: ["a", "b"] });
});

test("a broken JSON part is 400", async () => {
  const { answer } = await read(schema, {}, field("owner", '{"name":', "application/json"));
  expect(answer).toMatchObject({
    status: 400,
    json: { detail: expect.stringContaining("not valid JSON") as string },
  });
});

test("a part is of a media type that its encoding lists", async () => {
  const encoding = { photo: { contentType: "image/png, image/*;q=0.5" } };
  const good = await read(schema, encoding, file("photo", "a.gif", PIXELS, "image/gif"));
  expect(good.answer.status).toBe(200);
  const { answer } = await read(schema, encoding, file("photo", "a.txt", "x", "text/plain; charset=utf-8"));
  expect(answer).toMatchObject({
    status: 415,
    json: {
      detail: 'The part "photo" is text/plain; send image/png or image/*;q=0.5.',
      errors: [{ in: "body", path: "/photo", keyword: "contentType" }],
    },
  });
});

test("a part without a media type has the one that its encoding lists alone", async () => {
  const item = { type: "object", properties: { age: { type: "integer" } } };
  const { value } = await read(
    { type: "object", properties: { pet: item, note: { type: "string" } } },
    { pet: { contentType: "application/xml" }, note: { contentType: "text/markdown" } },
    field("pet", "<pet><age>7</age></pet>"),
    field("note", "# Mia"),
  );
  expect(value).toEqual({ pet: { age: 7 }, note: "# Mia" });
});

test("a part with a style is written like a query parameter", async () => {
  const encoding = { tags: { style: "pipeDelimited", explode: false }, owner: { style: "deepObject" } };
  const { value } = await read(schema, encoding, field("tags", "a|b"), field("owner[name]", "Ann"));
  expect(value).toEqual({ tags: ["a", "b"], owner: { name: "Ann" } });
});

test("the headers of a part are held against their schemas", async () => {
  const headers = {
    "X-Rate": { required: true, schema: { type: "integer", maximum: 9 } },
    "Content-Type": { required: true, schema: { type: "integer" } },
  };
  const withRate = (rate: string): PartToSend => [
    ['Content-Disposition: form-data; name="photo"; filename="a.png"', ...(rate ? [`x-rate: ${rate}`] : [])],
    PIXELS,
  ];
  const ask = async (rate: string) => (await read(schema, { photo: { headers } }, withRate(rate))).answer;
  expect((await ask("7")).status).toBe(200);
  expect(await ask("")).toMatchObject({
    status: 422,
    json: {
      errors: [
        { in: "body", path: "/photo", keyword: "required", message: "needs the part's header X-Rate" },
      ],
    },
  });
  expect(await ask("10")).toMatchObject({
    status: 422,
    json: { errors: [{ path: "/photo", message: "in the part's header X-Rate must be <= 9" }] },
  });
});

test.each([
  ["no boundary", "multipart/form-data", "x", 'needs a "boundary"'],
  ["no first boundary", FORM_DATA, "hello", "cannot be read after its part 0"],
  [
    "no end",
    FORM_DATA,
    multipart(field("a", "1"), field("b", "2")).slice(0, -10),
    "cannot be read after its part 1",
  ],
])("a body with %s is 400", async (_, type, body, reason) => {
  const { send } = createEcho({ "multipart/form-data": {} });
  expect(await send({ type, body })).toMatchObject({
    status: 400,
    json: {
      type: "urn:contract-server:problem:malformed-body",
      detail: expect.stringContaining(reason) as string,
    },
  });
});

test("more parts than any form has are 400", async () => {
  const parts = Array.from({ length: 1001 }, () => field("a", ""));
  const { answer } = await read({}, {}, ...parts);
  expect(answer.status).toBe(400);
});

test("a part with a name that reaches for prototypes is refused", async () => {
  const { answer } = await read({}, {}, field("__proto__", "1"));
  expect(answer).toMatchObject({ status: 400, json: { errors: [{ path: "/__proto__" }] } });
});

test("a form without parts is an empty object", async () => {
  const { value } = await read(schema, {});
  expect(value).toEqual({});
});

test("parts without names are a list", async () => {
  const { send, seen } = createEcho({
    "multipart/mixed": { schema: { type: "array", items: { type: "object", required: ["id"] } } },
  });
  const type = "multipart/mixed; boundary=edge";
  const part = (json: string): PartToSend => [["Content-Type: application/json"], json];
  expect((await send({ type, body: multipart(part('{"id":1}'), part('{"id":2}')) })).status).toBe(200);
  expect(seen()).toEqual([{ id: 1 }, { id: 2 }]);
  expect(await send({ type, body: multipart(part('{"id":1}'), part("{}")) })).toMatchObject({
    status: 422,
    json: { errors: [{ path: "/1/id", keyword: "required" }] },
  });
});

test("what the platform's own FormData sends is understood", async () => {
  const form = new FormData();
  form.set("name", 'Mia "the cat" ü');
  form.append("tags", "a");
  form.append("tags", "b\r\nc");
  form.set("photo", new File([PIXELS], "mïa.png", { type: "image/png" }));
  const request = new Request("http://localhost/", { method: "POST", body: form });
  const { send, seen } = createEcho({ "multipart/form-data": { schema } });
  const body = new Uint8Array(await request.arrayBuffer());
  expect((await send({ type: request.headers.get("content-type") ?? "", body })).status).toBe(200);
  expect(seen()).toMatchObject({
    name: 'Mia "the cat" ü',
    tags: ["a", "b\r\nc"],
    photo: { fileName: "mïa.png", mediaType: "image/png" },
  });
});
