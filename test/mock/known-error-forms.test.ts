import { expect, test } from "vitest";
import { jsonOf, mocked } from "./mocked.ts";

const text = { type: "string" };
const integer = { type: "integer" };
const listOf = (items: object) => ({ type: "array", minItems: 1, items });
const object = (properties: Record<string, object>, required = Object.keys(properties)) => ({
  ...{ type: "object", properties, required },
});

const body = {
  content: {
    "application/json": { schema: object({ name: text, age: integer }, ["name"]) },
  },
};

/** What is answered where `name` is missing in the body and `limit` is no number, in this form. */
async function refusal(schema: object) {
  const operation = {
    operationId: "create",
    parameters: [{ name: "limit", in: "query", schema: integer }],
    requestBody: body,
    responses: { 200: jsonOf({ ok: {} }), 422: jsonOf({}, schema) },
  };
  const answer = await mocked({ "/a": { post: operation } }).ask("POST /a?limit=x", { json: {} });
  expect(answer.status).toBe(422);
  return answer.body;
}

test("FastAPI's HTTPValidationError says where each error is", async () => {
  const loc = listOf({ anyOf: [text, integer] });
  expect(await refusal(object({ detail: listOf(object({ loc, msg: text, type: text })) }))).toEqual({
    detail: [
      { loc: ["body", "name"], msg: "is required", type: "required" },
      { loc: ["query", "limit"], msg: "must be integer", type: "type" },
    ],
  });
});

test("JSON:API's errors have their status and source", async () => {
  const source = object({ pointer: text, parameter: text, header: text }, []);
  const item = object({ id: text, status: text, code: text, detail: text, source }, []);
  expect(await refusal(object({ errors: listOf(item) }))).toEqual({
    errors: [
      { status: "422", code: "required", detail: "is required", source: { pointer: "/name" } },
      { status: "422", code: "type", detail: "must be integer", source: { parameter: "limit" } },
    ],
  });
});

test("GitHub's validation error has its codes, and no made-up values", async () => {
  const item = object({ resource: text, field: text, code: text, value: text, index: integer }, [
    "resource",
    "code",
  ]);
  const schema = object({ message: text, documentation_url: text, errors: listOf(item) });
  const resource = expect.any(String) as string;
  expect(await refusal(schema)).toMatchObject({
    message: expect.stringContaining("body/name is required") as string,
    errors: [
      { resource, field: "name", code: "missing_field" },
      { resource, field: "limit", code: "invalid" },
    ],
  });
});

test("google.rpc.Status names its code, and lists the violations in its details", async () => {
  const violation = object({ field: text, description: text });
  const details = listOf(object({ "@type": text, fieldViolations: listOf(violation) }));
  const status = { enum: ["OK", "NOT_FOUND", "INVALID_ARGUMENT"] };
  const schema = object({ error: object({ code: integer, message: text, status, details }) });
  expect(await refusal(schema)).toEqual({
    error: {
      code: 422,
      message: expect.stringContaining("query/limit must be integer") as string,
      status: "INVALID_ARGUMENT",
      details: [
        {
          "@type": "type.googleapis.com/google.rpc.BadRequest",
          fieldViolations: [
            { field: "name", description: "is required" },
            { field: "limit", description: "must be integer" },
          ],
        },
      ],
    },
  });
});

test("Spring's error has no made-up trace", async () => {
  const rejected = { objectName: text, field: text, rejectedValue: {}, defaultMessage: text };
  const facts = { status: integer, error: text, message: text, path: text, trace: text };
  const answer = await refusal(object({ ...facts, errors: listOf(object(rejected, [])) }, []));
  expect(answer).toMatchObject({ status: 422, error: "Invalid request", path: "/a" });
  expect(answer).toHaveProperty("errors", [
    { objectName: "body", field: "name", defaultMessage: "is required" },
    { objectName: "query", field: "limit", defaultMessage: "must be integer" },
  ]);
  expect(answer).not.toHaveProperty("trace");
});

test("a list is all that there is to tell of a refusal as a whole", async () => {
  const responses = {
    200: jsonOf({ ok: {} }),
    default: jsonOf({}, object({ errors: listOf(object({ detail: text })) })),
  };
  const paths = { "/a": { get: { operationId: "guarded", security: [{ Key: [] }], responses } } };
  const components = { securitySchemes: { Key: { type: "http", scheme: "bearer" } } };
  expect(await mocked(paths, { components }).ask("GET /a")).toMatchObject({
    status: 401,
    body: { errors: [{ detail: expect.stringContaining("Send a credential") as string }] },
  });
});
