import { expect, test } from "vitest";
import { createInline } from "../inline-contract.ts";
import { createValidated } from "./validated.ts";

const READ_ONLY = { keyword: "readOnly", message: "is read-only; leave it out" };
const WRITE_ONLY = { keyword: "writeOnly", message: "is write-only; it must not be in a reply" };

const Account = {
  type: "object",
  required: ["id", "name", "password"],
  properties: {
    id: { type: "integer", readOnly: true },
    name: { type: "string" },
    password: { type: "string", writeOnly: true },
  },
};

test("a read-only property is refused in a request, and not required there", async () => {
  const { sent } = createValidated(Account);
  expect(await sent({ name: "Ann", password: "p" })).toEqual([]);
  expect(await sent({ id: 1, name: "Ann", password: "p" })).toEqual([{ path: "/id", ...READ_ONLY }]);
  expect(await sent({})).toMatchObject([
    { path: "/name", keyword: "required" },
    { path: "/password", keyword: "required" },
  ]);
});

test("a write-only property breaks a reply, and is not required there", async () => {
  const { answered } = createValidated(Account);
  expect(await answered({ id: 1, name: "Ann" })).toEqual([]);
  expect(await answered({ id: 1, name: "Ann", password: "p" })).toEqual([
    { path: "/password", ...WRITE_ONLY },
  ]);
  expect(await answered({ name: "Ann" })).toMatchObject([{ path: "/id", keyword: "required" }]);
});

test("what else is wrong with a refused property does not matter", async () => {
  const { sent } = createValidated({
    properties: { owner: { readOnly: true, type: "object", required: ["a"] } },
  });
  expect(await sent({ owner: {} })).toEqual([{ path: "/owner", ...READ_ONLY }]);
});

test("it is so at any depth, in items and through references", async () => {
  const { sent } = createValidated(
    { type: "array", items: { type: "object", additionalProperties: { $ref: "#/components/schemas/Team" } } },
    {
      Account,
      Team: {
        type: "object",
        properties: { members: { type: "array", items: { $ref: "#/components/schemas/Account" } } },
      },
    },
  );
  expect(await sent([{ a: { members: [{ name: "Ann", password: "p" }] } }])).toEqual([]);
  expect(await sent([{ a: { members: [{ id: 1, name: "Ann", password: "p" }] } }])).toEqual([
    { path: "/0/a/members/0/id", ...READ_ONLY },
  ]);
});

test("a property is read-only where the schema that it refers to is, or where it says so beside the reference", async () => {
  const schemas = { Id: { type: "integer", readOnly: true }, Name: { type: "string" } };
  const properties = {
    id: { $ref: "#/components/schemas/Id" },
    name: { $ref: "#/components/schemas/Name", readOnly: true },
    nick: { allOf: [{ $ref: "#/components/schemas/Name" }], readOnly: true },
    code: { allOf: [{ $ref: "#/components/schemas/Id" }] },
  };
  const { sent, answered } = createValidated(
    { type: "object", required: ["id", "name", "nick", "code"], properties },
    schemas,
  );
  const value = { id: 1, name: "a", nick: "b", code: 2 };
  expect(await sent({})).toEqual([]);
  expect((await sent(value)).map(({ path }) => path).sort()).toEqual(["/code", "/id", "/name", "/nick"]);
  expect(await answered(value)).toEqual([]);
});

test.each([
  ["it takes over by allOf", { allOf: [{ $ref: "#/components/schemas/Base" }], required: ["id", "name"] }],
  ["beside a $ref", { $ref: "#/components/schemas/Base", required: ["id", "name"] }],
  [
    "in another part of an allOf",
    { allOf: [{ $ref: "#/components/schemas/Base" }, { required: ["id", "name"] }] },
  ],
  [
    "in a component that knows nothing of it",
    { allOf: [{ $ref: "#/components/schemas/Base" }, { $ref: "#/components/schemas/Strict" }] },
  ],
  ["under a condition", { $ref: "#/components/schemas/Base", if: true, then: { required: ["id", "name"] } }],
])("a schema may require what is read-only in one that %s", async (_, schema) => {
  const schemas = {
    Base: {
      type: "object",
      properties: { id: { type: "integer", readOnly: true }, name: { type: "string" } },
    },
    Strict: { required: ["id", "name"] },
  };
  const { sent, answered } = createValidated(schema, schemas);
  expect(await sent({ name: "Ann" })).toEqual([]);
  expect(await sent({ id: 1, name: "Ann" })).toEqual([{ path: "/id", ...READ_ONLY }]);
  expect(await sent({})).toMatchObject([{ path: "/name", keyword: "required" }]);
  expect(await answered({ name: "Ann" })).toMatchObject([{ path: "/id", keyword: "required" }]);
});

test("a component that requires it on its own account does so elsewhere", async () => {
  const schemas = {
    Base: { type: "object", properties: { id: { type: "integer", readOnly: true } } },
    Strict: { type: "object", required: ["id"] },
  };
  const both = { allOf: [{ $ref: "#/components/schemas/Base" }, { $ref: "#/components/schemas/Strict" }] };
  const properties = { both, strict: { $ref: "#/components/schemas/Strict" } };
  const { sent } = createValidated({ type: "object", properties }, schemas);
  expect(await sent({ both: {}, strict: { id: 1 } })).toEqual([]);
  expect(await sent({ strict: {} })).toMatchObject([{ path: "/strict/id", keyword: "required" }]);
});

test("recursive schemas know it at every level", async () => {
  const Node = {
    type: "object",
    required: ["id"],
    properties: { id: { type: "integer", readOnly: true }, next: { $ref: "#/components/schemas/Node" } },
  };
  const { sent, answered } = createValidated({ $ref: "#/components/schemas/Node" }, { Node });
  expect(await sent({ next: { next: { next: {} } } })).toEqual([]);
  expect(await sent({ next: { next: { id: 1 } } })).toEqual([{ path: "/next/next/id", ...READ_ONLY }]);
  expect(await answered({ id: 1, next: {} })).toMatchObject([{ path: "/next/id", keyword: "required" }]);
});

test("readOnly: false says nothing", async () => {
  const { sent } = createValidated({
    type: "object",
    required: ["id"],
    properties: { id: { readOnly: false } },
  });
  expect(await sent({ id: 1 })).toEqual([]);
  expect(await sent({})).toMatchObject([{ path: "/id", keyword: "required" }]);
});

test("a name that every object inherits may be read-only too", async () => {
  const properties = { constructor: { type: "string", readOnly: true } } as object;
  const { answered } = createValidated({ type: "object", required: ["constructor"], properties });
  expect(await answered({ constructor: "a" })).toEqual([]);
  expect(await answered({})).toMatchObject([{ path: "/constructor", keyword: "required" }]);
});

test("a form knows it as JSON does", async () => {
  const type = "application/x-www-form-urlencoded";
  const post = {
    operationId: "send",
    requestBody: { content: { [type]: { schema: Account } } },
    responses: { 200: { description: "" } },
  };
  const { ask } = createInline({ paths: { "/": { post } } }, { send: () => ({ status: 200 }) });
  expect((await ask("POST", "/", { type, body: "name=Ann&password=p" })).status).toBe(200);
  expect(await ask("POST", "/", { type, body: "id=1&name=Ann&password=p" })).toMatchObject({
    status: 422,
    json: { errors: [{ in: "body", path: "/id", ...READ_ONLY }] },
  });
});

test("a parameter is sent although its schema is meant for a property that is read-only, too", async () => {
  const schemas = { Id: { type: "integer", readOnly: true } };
  const schema = { $ref: "#/components/schemas/Id" };
  const parameters = [
    { name: "id", in: "path", required: true, schema },
    { name: "after", in: "query", schema },
  ];
  const paths = {
    "/{id}": { get: { operationId: "get", parameters, responses: { 204: { description: "" } } } },
  };
  const { ask } = createInline({ paths, components: { schemas } }, { get: () => ({ status: 204 }) });
  expect((await ask("GET", "/1?after=2")).status).toBe(204);
  expect((await ask("GET", "/1?after=x")).status).toBe(422);
});

test("so is a whole body, and it is answered though its schema is write-only elsewhere", async () => {
  for (const [keyword, direction] of [
    ["readOnly", "sent"],
    ["writeOnly", "answered"],
  ] as const) {
    const schemas = { Text: { type: "string", [keyword]: true } };
    const schema = { $ref: "#/components/schemas/Text" };
    expect(await createValidated(schema, schemas)[direction]("a")).toEqual([]);
    expect(await createValidated(schema, schemas)[direction](7)).toMatchObject([{ keyword: "type" }]);
    const holder = { properties: { text: schema } };
    expect(await createValidated(holder, schemas)[direction]({ text: "a" })).toMatchObject([{ keyword }]);
  }
});
