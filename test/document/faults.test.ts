import { expect, test } from "vitest";
import { loadDocument } from "../../src/document/load.ts";
import { StrictDocumentError } from "../../src/document/faults.ts";
import { HEAD, write } from "./written.ts";

const OK = "responses: { '200': { description: '' } }";
const get = (rest = OK, path = "/a", id = "operationId: a, ") =>
  `paths: { '${path}': { get: { ${id}${rest} } } }\n`;
const schema = (text: string) => `paths: {}\ncomponents: { schemas: { A: ${text} } }\n`;

async function load(text: string) {
  return loadDocument(await write({ "openapi.yaml": text }));
}

test.each([
  ["an operation without a name", get(OK, "/a", ""), "missing-operation-id", "#/paths/~1a/get", {}],
  [
    "two operations of one name",
    `paths: { /a: { get: { operationId: x, ${OK} }, put: { operationId: x, ${OK} } } }\n`,
    "duplicate-operation-id",
    "#/paths/~1a/put",
    { paths: { "/a": { get: { operationId: "x" } } } },
  ],
  [
    "an operation without responses",
    get("responses: {}"),
    "missing-responses",
    "#/paths/~1a/get",
    { paths: { "/a": { get: { responses: { default: {} } } } } },
  ],
  [
    "a path parameter that is not declared",
    get(OK, "/a/{id}"),
    "path-parameter",
    "#/paths/~1a~1{id}/get",
    { paths: { "/a/{id}": { get: { parameters: [{ name: "id", in: "path", required: true }] } } } },
  ],
  [
    "a path parameter that the path does not have",
    get(`parameters: [{ name: x, in: path, required: true, schema: {} }], ${OK}`),
    "path-parameter",
    "#/paths/~1a/get/parameters/0",
    { paths: { "/a": { get: { parameters: [] } } } },
  ],
  [
    "an operation that another one hides",
    `paths: { '/a/{x}': { get: { operationId: a, parameters: [{ name: x, in: path, required: true, schema: {} }], ${OK} } }, '/a/{y}': { get: { operationId: b, parameters: [{ name: y, in: path, required: true, schema: {} }], ${OK} }, put: { operationId: c, parameters: [{ name: y, in: path, required: true, schema: {} }], ${OK} } } }\n`,
    "unreachable-path",
    "#/paths/~1a~1{y}/get",
    { paths: { "/a/{y}": { put: { operationId: "c" } } } },
  ],
  ["a path that nobody can ask for", get(OK, "/a?b=c"), "unreachable-path", "#/paths/~1a?b=c", {}],
  [
    "a parameter that is nowhere",
    get(`parameters: [{ name: x, in: head, schema: {} }], ${OK}`),
    "wrong-value",
    "#/paths/~1a/get/parameters/0",
    { paths: { "/a": { get: { parameters: [] } } } },
  ],
  [
    "a security scheme that does not exist",
    get(`security: [{ none: [] }], ${OK}`),
    "unknown-security-scheme",
    "#/paths/~1a/get/security/0",
    { paths: { "/a": { get: { security: [{}] } } } },
  ],
  [
    "a scheme of client certificates",
    "paths: {}\ncomponents: { securitySchemes: { a: { type: mutualTLS } } }\n",
    "not-checked",
    "#/components/securitySchemes/a",
    {},
  ],
  [
    "a security scheme of no known type",
    "paths: {}\ncomponents: { securitySchemes: { a: { type: token } } }\n",
    "wrong-value",
    "#/components/securitySchemes/a/type",
    { components: { securitySchemes: { a: { type: "http", scheme: "bearer" } } } },
  ],
  [
    "a key that is nowhere",
    "paths: {}\ncomponents: { securitySchemes: { a: { type: apiKey, in: body, name: key } } }\n",
    "wrong-value",
    "#/components/securitySchemes/a/in",
    { components: { securitySchemes: { a: { type: "apiKey", in: "header", name: "key" } } } },
  ],
  [
    "a tag that is not declared",
    `tags: [{ name: cats }]\n${get(`tags: [cast], ${OK}`)}`,
    "unknown-tag",
    "#/paths/~1a/get/tags",
    {},
  ],
  [
    "a status that is none",
    get("responses: { OK: { description: '' }, default: { description: '' } }"),
    "wrong-value",
    "#/paths/~1a/get/responses/OK",
    { paths: { "/a": { get: { responses: { default: {} } } } } },
  ],
  ["a path without a slash", get(OK, "a"), "wrong-value", "#/paths/a", { paths: { "/a": { get: {} } } }],
  [
    "an unknown format",
    schema("{ type: string, format: postcode }"),
    "unknown-format",
    "#/components/schemas/A/format",
    { components: { schemas: { A: { type: "string", format: "postcode" } } } },
  ],
  [
    "a pattern that is no regular expression",
    schema("{ type: string, pattern: '[' }"),
    "unusable-pattern",
    "#/components/schemas/A/pattern",
    { components: { schemas: { A: { type: "string" } } } },
  ],
  [
    "a type of another language",
    schema("{ type: int }"),
    "wrong-value",
    "#/components/schemas/A/type",
    { components: { schemas: { A: { type: "integer" } } } },
  ],
  [
    "a limit that is a text",
    schema("{ type: string, maxLength: '5' }"),
    "wrong-value",
    "#/components/schemas/A/maxLength",
    { components: { schemas: { A: { maxLength: 5 } } } },
  ],
  [
    "required as a truth",
    schema("{ type: object, required: true }"),
    "wrong-value",
    "#/components/schemas/A/required",
    { components: { schemas: { A: { type: "object" } } } },
  ],
  [
    "a reference to nothing that nothing uses",
    schema("{ $ref: '#/components/schemas/B' }"),
    "dead-reference",
    "#/components/schemas/A",
    { components: { schemas: { A: {} } } },
  ],
  [
    "a reference to a file that is not there, if nothing uses it",
    schema("{ $ref: 'missing.yaml' }"),
    "dead-reference",
    "#/components/schemas/A",
    { components: { schemas: { A: {} } } },
  ],
  [
    "a list in the place of an object",
    schema("{ properties: [a] }"),
    "wrong-value",
    "#/components/schemas/A/properties",
    { components: { schemas: { A: {} } } },
  ],
])("%s is served, with one warning", async (_, text, kind, pointer, made) => {
  const { document, warnings } = await load(HEAD + text);
  expect(warnings).toMatchObject([{ kind, pointer, line: expect.any(Number) as number }]);
  expect(document).toMatchObject(made);
});

test("a document without a title or paths is served", async () => {
  const { document, warnings } = await load("openapi: 3.0.0\n");
  expect(warnings.map(({ kind }) => kind)).toEqual(["missing-part", "missing-part"]);
  expect(document).toMatchObject({ openapi: "3.1.1", info: { title: "Untitled" }, paths: {} });
});

test("asked to be strict, each warning is an error, and all are told with their lines", async () => {
  const path = await write({ "openapi.yaml": `${HEAD}${get("responses: {}", "/a", "")}` });
  const error: unknown = await loadDocument(path, { strict: true }).catch((caught: unknown) => caught);
  expect(error).toBeInstanceOf(StrictDocumentError);
  const lines = (error as StrictDocumentError).message.split("\n");
  expect(lines).toHaveLength(2);
  expect(lines[0]).toMatch(
    /openapi\.yaml:3:\d+: #\/paths\/~1a\/get: has no operationId; it is called "get \/a"$/,
  );
});

test("the same format is told of once", async () => {
  const two = schema("{ properties: { b: { format: x-odd }, c: { format: x-odd } } }");
  expect((await load(HEAD + two)).warnings).toHaveLength(1);
});

const EXAMPLES = `${HEAD}paths: { /a: { get: { operationId: a, responses: { "200": { description: "", content: {
  application/json: { schema: { type: integer }, examples: {
    good: { value: 1 },
    bad: { value: one } } } } } } } } }
`;

test("an example that breaks its own schema is told when examples are checked", async () => {
  const { warnings, checkExamples } = await load(EXAMPLES);
  expect(warnings).toEqual([]);
  expect(await checkExamples()).toMatchObject({
    unchecked: 0,
    warnings: [{ kind: "broken-example", line: 6, message: "breaks its own schema: must be integer" }],
  });
});

test.each([
  ["3.0.3", "example: [seven]", ['its own example ["seven"] breaks it: /0 must be integer']],
  ["3.1.1", "examples: [[1], 7]", ["its own example 7 breaks it: must be array"]],
  [
    "3.1.1",
    "maxItems: 1, examples: [[1, 2]]",
    ["its own example [1,2] breaks it: must NOT have more than 1 items"],
  ],
  ["3.1.1", "examples: [[1], []]", []],
])(
  "examples that a schema of OpenAPI %s has of itself are checked: %s",
  async (version, written, messages) => {
    const list = schema(`{ properties: { b: { type: array, items: { type: integer }, ${written} } } }`);
    const { checkExamples } = await load(HEAD.replace("3.1.1", version) + list);
    expect((await checkExamples()).warnings).toMatchObject(
      messages.map((message) => ({
        kind: "broken-example",
        pointer: "#/components/schemas/A/properties/b",
        message,
      })),
    );
  },
);

test.each(["readOnly", "writeOnly"])("an example in a schema may have what is %s", async (keyword) => {
  const one = `{ required: [a], properties: { a: { type: integer, ${keyword}: true } }, examples: [{ a: 1 }] }`;
  const { checkExamples } = await load(HEAD + schema(one));
  expect((await checkExamples()).warnings).toEqual([]);
});

test("when there is no time left, what was not checked is counted", async () => {
  const { checkExamples } = await load(EXAMPLES);
  expect(await checkExamples(0)).toEqual({ unchecked: 2, warnings: [] });
});

test("asked to be strict, a broken example is an error", async () => {
  const path = await write({ "openapi.yaml": EXAMPLES });
  await expect(loadDocument(path, { strict: true })).rejects.toThrow("breaks its own schema");
});
