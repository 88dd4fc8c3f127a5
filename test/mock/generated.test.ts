import { expect, test } from "vitest";
import { contentOf, getting, jsonOf, mocked } from "./mocked.ts";

const Pet = {
  type: "object",
  required: ["id", "pet_id", "name", "age", "owner"],
  properties: {
    id: { type: "integer" },
    pet_id: { type: "string" },
    name: { type: "string" },
    age: { type: "integer", minimum: 0, maximum: 30 },
    owner: { type: "object", required: ["id"], properties: { id: { type: "integer" } } },
  },
};
const responses = { 200: contentOf({ "application/json": { schema: Pet } }) };
const paths = {
  "/pets/{petId}": {
    parameters: [{ name: "petId", in: "path", required: true, schema: { type: "integer" } }],
    get: {
      operationId: "read",
      parameters: ["a", "b"].map((name) => ({ name, in: "query", schema: { type: "string" } })),
      responses,
    },
    post: {
      operationId: "write",
      requestBody: { content: { "application/json": { schema: {} } } },
      responses,
    },
  },
};

test("where there is no example a reply is generated that keeps the schema", async () => {
  const { ask, replies } = mocked(paths);
  expect(await ask("GET /pets/7")).toMatchObject({ status: 200, headers: { "X-Contract-Source": "mock" } });
  expect(replies).toEqual([]);
});

test("the same request has the same bytes, whatever was asked before", async () => {
  const [one, other] = [mocked(paths), mocked(paths)];
  await other.ask("GET /pets/1");
  await other.ask("POST /pets/7", { json: 1 });
  const { text } = await one.ask("GET /pets/7?a=1&b=2");
  expect((await other.ask("GET /pets/7?a=1&b=2")).text).toBe(text);
  expect((await other.ask("GET /pets/7?b=2&a=1")).text).toBe(text);
  const head = await one.ask("HEAD /pets/7?a=1&b=2");
  expect(head.headers["Content-Length"]).toBe(String(new TextEncoder().encode(text).length));
});

test("another path, query, body or seed has others", async () => {
  const { ask } = mocked(paths);
  const seeded = mocked(paths, { mock: { seed: "x" } });
  const prefer = (text: string) => ({ headers: { prefer: text } });
  const texts = [
    await ask("GET /pets/7"),
    await ask("GET /pets/8"),
    await ask("GET /pets/7?a=1"),
    await ask("POST /pets/7", { json: 1 }),
    await ask("POST /pets/7", { json: 2 }),
    await seeded.ask("GET /pets/7"),
    await ask("GET /pets/7", prefer("seed=y")),
  ].map(({ text }) => text);
  expect(new Set(texts).size).toBe(texts.length);
  expect((await ask("GET /pets/7", prefer("seed=x"))).text).toBe((await seeded.ask("GET /pets/7")).text);
});

test("what is generated carries the id that the path names, and no other thing's", async () => {
  const { body } = await mocked(paths).ask("GET /pets/7041");
  expect(body).toMatchObject({ pet_id: "7041" });
  expect(body).not.toMatchObject({ owner: { id: 7041 } });
});

const idOnly = { type: "object", required: ["id"], properties: { id: { type: "string" } } };
const listOf = (items: object) => ({ type: "array", items, minItems: 2, maxItems: 2 });
const toy = {
  ...idOnly,
  required: ["id", "petId"],
  properties: { ...idOnly.properties, petId: { type: "string" } },
};
const wrapped = { type: "object", required: ["data"], properties: { data: idOnly } };

test.each([
  ["/pets/{petId}", idOnly, { id: "p-1" }],
  ["/pets/{id}", idOnly, { id: "p-1" }],
  ["/pets/{petId}:feed", idOnly, { id: "p-1" }],
  ["/pets/{petId}", wrapped, { data: { id: "p-1" } }],
  ["/pets/{petId}/toys", listOf(toy), [{ petId: "p-1" }, { petId: "p-1" }]],
])("%s carries it where it belongs", async (path, schema, expected) => {
  const operation = { operationId: "read", responses: { 200: jsonOf({}, schema) } };
  const parameter = {
    name: /\{(.*)\}/.exec(path)?.[1],
    in: "path",
    required: true,
    schema: { type: "string" },
  };
  const { ask } = mocked({ [path]: { parameters: [parameter], get: operation } });
  expect((await ask(`GET ${path.replace(/\{.*\}/, "p-1")}`)).body).toMatchObject(expected);
});

test("the things below a path have ids of their own", async () => {
  const operation = { operationId: "read", responses: { 200: jsonOf({}, listOf(toy)) } };
  const parameter = { name: "id", in: "path", required: true, schema: { type: "string" } };
  const { ask } = mocked({ "/pets/{id}/toys": { parameters: [parameter], get: operation } });
  expect((await ask("GET /pets/p-1/toys")).text).not.toContain("p-1");
});

test("a generated error tells its own status, where the schema allows it", async () => {
  const error = (status: object) => ({ type: "object", required: ["status"], properties: { status } });
  const { ask } = mocked(
    getting({
      404: jsonOf({}, error({ type: "integer" })),
      "5XX": jsonOf({}, error({ type: "integer", maximum: 9 })),
    }),
  );
  expect((await ask("GET /a", { headers: { prefer: "code=404" } })).body).toEqual({ status: 404 });
  expect((await ask("GET /a", { headers: { prefer: "code=503" } })).body).not.toEqual({ status: 503 });
});

test("an id that the schema does not allow is not carried", async () => {
  const schema = { ...idOnly, properties: { id: { type: "string", pattern: "^[A-Z]{3}$" } } };
  const parameter = { name: "id", in: "path", required: true, schema: { type: "string" } };
  const operation = { operationId: "read", responses: { 200: jsonOf({}, schema) } };
  const { ask, replies } = mocked({ "/pets/{id}": { parameters: [parameter], get: operation } });
  expect((await ask("GET /pets/p-1")).body).toMatchObject({
    id: expect.stringMatching(/^[A-Z]{3}$/) as string,
  });
  expect((await ask("GET /pets/XYZ")).body).toEqual({ id: "XYZ" });
  expect(replies).toEqual([]);
});

const withExample = getting({
  200: jsonOf({ only: "an example" }, { type: "string", pattern: "^[A-Z]{8}$" }),
});

test("dynamic replies are generated though there is an example", async () => {
  const generated = /^[A-Z]{8}$/;
  const plain = mocked(withExample);
  const dynamic = mocked(withExample, { mock: { dynamic: true } });
  expect((await plain.ask("GET /a")).body).toBe("an example");
  expect((await plain.ask("GET /a", { headers: { prefer: "dynamic=true" } })).body).toMatch(generated);
  expect((await dynamic.ask("GET /a")).body).toMatch(generated);
  expect((await dynamic.ask("GET /a", { headers: { prefer: "dynamic=false" } })).body).toBe("an example");
  expect((await dynamic.ask("GET /a", { headers: { prefer: "example=only" } })).body).toBe("an example");
});

test("names and texts are of the locale", async () => {
  const schema = { type: "object", required: ["company"], properties: { company: { type: "string" } } };
  const english = await mocked(getting({ 200: jsonOf({}, schema) })).ask("GET /a");
  const japanese = await mocked(getting({ 200: jsonOf({}, schema) }), { mock: { locale: "ja" } }).ask(
    "GET /a",
  );
  expect(english.text).toMatch(/^[ -~]+$/);
  expect(japanese.text).toMatch(/\p{Script=Han}|\p{Script=Hiragana}|\p{Script=Katakana}/u);
});

test("a schema that no value keeps is 501, which says where it stands", async () => {
  const schema = { type: "integer", minimum: 2, maximum: 1 };
  expect(await mocked(getting({ 200: jsonOf({}, schema) })).ask("GET /a")).toMatchObject({
    status: 501,
    body: { detail: expect.stringContaining("#/paths/~1a/get/responses/200/content") as string },
  });
});

test("content without a schema is an empty object, or an empty text", async () => {
  const { ask } = mocked(getting({ 200: contentOf({ "application/json": {}, "text/plain": {} }) }));
  expect((await ask("GET /a")).body).toEqual({});
  expect((await ask("GET /a", { headers: { accept: "text/plain" } })).text).toBe("");
});
