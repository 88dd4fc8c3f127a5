import { expect, test } from "vitest";
import type { OpenAPIV3_1 } from "openapi-types";
import type { Parameter } from "../../src/contract/operation.ts";
import type { OpenApiDocument } from "../../src/index.ts";
import { readOperations } from "../../src/contract/operation.ts";
import { createParameterReader } from "../../src/contract/parameters.ts";
import { askSmall, json } from "./small-contract.ts";

const primitive = { type: ["string", "null"] };
const integer = { type: "integer" };
const array = { type: "array", items: { type: "string" } };
const object = {
  type: "object",
  properties: { R: { type: "integer" }, G: { type: "integer" }, B: { type: "integer" } },
};
const list = ["blue", "black", "brown"];
const rgb = { R: 100, G: 200, B: 150 };

/** Reads one parameter called `color` out of a request. */
function read(
  parameter: Pick<Parameter, "in"> & Record<string, unknown>,
  sent: { raw?: string; query?: string; headers?: Record<string, string> },
): unknown {
  const document = createDocument({ name: "color", required: false, ...parameter });
  const [operation] = readOperations(document);
  if (!operation) throw new Error("no operation");
  const request = { method: "GET", path: "/", query: sent.query ?? "", headers: sent.headers ?? {} };
  const values = createParameterReader({ ...document }, operation)(request, { color: sent.raw ?? "" });
  return values[parameter.in].color ?? values[parameter.in];
}

function createDocument(parameter: OpenAPIV3_1.ParameterObject): OpenApiDocument {
  return {
    openapi: "3.1.0",
    info: { title: "t", version: "1" },
    paths: { "/{color}": { get: { operationId: "get", parameters: [parameter], responses: {} } } },
  };
}

// The table of OpenAPI 3.1, section 4.8.12.4, row by row.
test.each([
  ["matrix", false, primitive, ";color=blue", "blue"],
  ["matrix", false, primitive, ";color", ""],
  ["matrix", false, array, ";color=blue,black,brown", list],
  ["matrix", true, array, ";color=blue;color=black;color=brown", list],
  ["matrix", false, object, ";color=R,100,G,200,B,150", rgb],
  ["matrix", true, object, ";R=100;G=200;B=150", rgb],
  ["label", false, primitive, ".blue", "blue"],
  ["label", false, array, ".blue,black,brown", list],
  ["label", true, array, ".blue.black.brown", list],
  ["label", true, object, ".R=100.G=200.B=150", rgb],
  ["simple", false, primitive, "blue", "blue"],
  ["simple", false, array, "blue,black,brown", list],
  ["simple", true, array, "blue,black,brown", list],
  ["simple", false, object, "R,100,G,200,B,150", rgb],
  ["simple", true, object, "R=100,G=200,B=150", rgb],
  ["simple", false, primitive, "a%2Cb%20c", "a,b c"],
  ["simple", false, array, "a%2Cb,c", ["a,b", "c"]],
])("a path parameter of style %s, explode %s, is read", (style, explode, schema, raw, value) => {
  expect(read({ in: "path", style, explode, schema }, { raw })).toEqual(value);
});

test.each([
  ["form", true, primitive, "color=blue", "blue"],
  ["form", true, array, "color=blue&color=black&color=brown", list],
  ["form", true, array, "color=blue", ["blue"]],
  ["form", false, array, "color=blue,black,brown", list],
  ["form", false, array, "color=", []],
  ["form", false, object, "color=R,100,G,200,B,150", rgb],
  ["form", true, object, "R=100&G=200&B=150", rgb],
  ["spaceDelimited", false, array, "color=blue%20black%20brown", list],
  ["pipeDelimited", false, array, "color=blue|black|brown", list],
  ["pipeDelimited", false, array, "color=blue%7Cblack%7Cbrown", list],
  ["form", true, { ...object, additionalProperties: integer }, "R=100&X=1&Y=a", { R: 100, X: 1, Y: "a" }],
  ["form", true, { type: "object", additionalProperties: true }, "X=1", { X: "1" }],
  ["form", true, object, "R=1&X=1", { R: 1 }],
  ["deepObject", true, object, "color[R]=100&color[G]=200&color[B]=150", rgb],
  ["deepObject", true, object, "color%5BR%5D=100&color%5BG%5D=200&color%5BB%5D=150", rgb],
  ["form", true, integer, "color=007", "007"],
  ["form", true, integer, "color=7", 7],
  ["form", true, integer, "color=0x10", "0x10"],
  ["form", true, { type: "boolean" }, "color=true", true],
  ["form", true, { type: "string" }, "color=7", "7"],
  ["form", true, { type: "string" }, "color=a+b%2Bc", "a b+c"],
  ["form", true, { type: "string" }, "color=a&color=b", ["a", "b"]],
  ["form", true, { type: "array", items: integer }, "color=1&color=2", [1, 2]],
  ["form", true, { allOf: [integer] }, "color=7", 7],
  ["form", true, { enum: [1, 2] }, "color=2", 2],
  ["form", true, { type: "integer", default: 20 }, "", 20],
])("a query parameter of style %s, explode %s, is read", (style, explode, schema, query, value) => {
  expect(read({ in: "query", style, explode, schema }, { query })).toEqual(value);
});

test("an object that takes any names has those that no other parameter is called by", async () => {
  const others = { type: "object", additionalProperties: { type: "integer" } };
  const parameters = [
    { name: "filter", in: "query", schema: others },
    { name: "limit", in: "query", schema: integer },
  ];
  const ask = askSmall(
    { paths: { "/": { get: { operationId: "get", parameters, responses: { 200: json() } } } } },
    { get: ({ query }: { query: unknown }) => ({ status: 200, body: query }) },
  );
  expect((await ask("GET", "/?a=1&limit=5&b=2")).body).toEqual({ filter: { a: 1, b: 2 }, limit: 5 });
  expect((await ask("GET", "/?limit=5")).body).toEqual({ limit: 5 });
  expect((await ask("GET", "/?a=x")).body).toMatchObject({ errors: [{ in: "query", path: "/filter/a" }] });
});

const written = encodeURIComponent(JSON.stringify(rgb));

test.each([
  ["query", { query: `color=${written}` }],
  ["path", { raw: written }],
  ["header", { headers: { color: JSON.stringify(rgb) } }],
  ["cookie", { headers: { cookie: `color=${written}` } }],
] as const)("a parameter declared by content holds JSON in the %s", (place, sent) => {
  expect(read({ in: place, content: { "application/json": { schema: object } } }, sent)).toEqual(rgb);
});

test.each([
  ["a flag that is set", { type: "boolean" }, true],
  ["not sent", { type: "integer" }, {}],
  ["its default", { type: "integer", default: 20 }, 20],
  ["an empty text", { type: "string" }, ""],
])("a parameter that may be empty, and is, is %s", (_, schema, value) => {
  for (const query of ["color", "color="]) {
    expect(read({ in: "query", allowEmptyValue: true, schema }, { query })).toEqual(value);
  }
});

test("a header is found whatever its case, a list of it is split", () => {
  expect(
    read({ in: "header", name: "color", schema: array }, { headers: { color: "blue, black,brown" } }),
  ).toEqual(list);
});

test("a cookie is read", () => {
  const headers = { cookie: "session=1; color=light%20blue" };
  expect(read({ in: "cookie", schema: primitive }, { headers })).toBe("light blue");
});

test("a name that is not declared is kept for the validator to refuse", () => {
  expect(read({ in: "query", schema: primitive }, { query: "colour=blue" })).toEqual({ colour: "blue" });
});
