import { expect, test } from "vitest";
import { createEcho } from "../inline-contract.ts";

async function read(type: string, schema: object | undefined, body: string | Uint8Array): Promise<unknown> {
  const { send, seen } = createEcho({ [type]: schema ? { schema } : {} });
  const answer = await send({ type, body });
  return answer.status === 200 ? seen() : answer.json;
}

test.each([
  ["7", { type: "integer" }, 7],
  ["true", { type: "boolean" }, true],
  ["7", { type: "string" }, "7"],
  ["7", undefined, "7"],
  ["null", { type: ["null", "integer"] }, null],
  ['{"name":"Mia"}', { type: "object" }, { name: "Mia" }],
  ["[1,2]", { type: "array", items: { type: "integer" } }, [1, 2]],
])("the text %j of the schema %j is %j", async (body, schema, value) => {
  expect(await read("text/plain", schema, body)).toEqual(value);
});

test("a text that breaks its schema is 422", async () => {
  expect(await read("text/plain", { type: "integer" }, "seven")).toMatchObject({
    status: 422,
    errors: [{ in: "body", path: "", keyword: "type", message: "must be integer" }],
  });
  expect(await read("text/csv", { type: "string", pattern: "^id," }, "name,id")).toMatchObject({
    status: 422,
  });
});

test("a text that stands for rows in a format that is not known here is taken as it is", async () => {
  expect(await read("text/csv", { type: "array", items: { type: "object" } }, "id,name\n1,Mia")).toBe(
    "id,name\n1,Mia",
  );
});

const BYTES = new Uint8Array([0, 255, 254, 10]);

test.each(["application/octet-stream", "image/png", "application/zip", "application/vnd.pets"])(
  "%s is bytes",
  async (type) => {
    expect(await read(type, undefined, BYTES)).toEqual(BYTES);
    expect(await read(type, {}, BYTES)).toEqual(BYTES);
    expect(await read(type, { type: "string", format: "binary" }, BYTES)).toEqual(BYTES);
    expect(await read(type, { type: "string" }, BYTES)).toEqual(BYTES);
  },
);

test("lengths of bytes count bytes", async () => {
  const schema = { type: "string", format: "binary", minLength: 5 };
  expect(await read("image/png", schema, BYTES)).toMatchObject({
    status: 422,
    errors: [{ keyword: "minLength" }],
  });
  expect(await read("image/png", { ...schema, minLength: 4, maxLength: 4 }, BYTES)).toEqual(BYTES);
});

test("what the schema says is a string of characters is one, where it is UTF-8", async () => {
  expect(await read("application/sql", { type: "string" }, "select 'ü'")).toBe("select 'ü'");
});

const item = { type: "object", required: ["id"], properties: { id: { type: "integer" } } };

test.each(["application/x-ndjson", "application/ndjson", "application/jsonl", "application/vnd.pets+jsonl"])(
  "%s is JSON line by line, each held against the schema",
  async (type) => {
    expect(await read(type, item, '{"id":1}\n\r\n{"id":2}')).toEqual([{ id: 1 }, { id: 2 }]);
    expect(await read(type, item, '{"id":1}\n{"id":"2"}\n{}\n')).toMatchObject({
      status: 422,
      errors: [
        { in: "body", path: "/1/id", keyword: "type" },
        { in: "body", path: "/2/id", keyword: "required" },
      ],
    });
  },
);

test("a schema of the whole list is held against the whole list", async () => {
  const list = { type: "array", maxItems: 1, items: item };
  expect(await read("application/x-ndjson", list, '{"id":1}\n')).toEqual([{ id: 1 }]);
  expect(await read("application/x-ndjson", list, '{"id":1}\n{"id":2}')).toMatchObject({
    status: 422,
    errors: [{ path: "", keyword: "maxItems" }],
  });
});

test("items may have a schema of their own", async () => {
  const { send } = createEcho({ "application/jsonl": { itemSchema: item } });
  expect((await send({ type: "application/jsonl", body: '{"id":1}\n' })).status).toBe(200);
  expect(await send({ type: "application/jsonl", body: '{"id":1}\n{}' })).toMatchObject({
    status: 422,
    json: { errors: [{ path: "/1/id" }] },
  });
});

test("a broken line is 400 and says which", async () => {
  expect(await read("application/x-ndjson", item, '{"id":1}\n\n{"id":')).toMatchObject({
    status: 400,
    detail: expect.stringContaining("Line 3 of the body is not valid JSON") as string,
  });
});

test("JSON text sequences are records after separators", async () => {
  expect(await read("application/json-seq", item, '\u001e{"id":1}\n\u001e{"id":\n2}\n')).toEqual([
    { id: 1 },
    { id: 2 },
  ]);
  expect(await read("application/json-seq", item, '\u001e{"id":1}\n\u001e{')).toMatchObject({
    status: 400,
    detail: expect.stringContaining("Record 2 of the body") as string,
  });
});
