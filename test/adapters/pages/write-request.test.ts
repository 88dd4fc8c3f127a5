import { expect, test } from "vitest";
import { writeRequest } from "../../../src/adapters/pages/start/write-request.js";
import type { FilledForm } from "../../../src/adapters/pages/start/write-request.js";
import { toCurl } from "../../../src/contract/wire/curl-line.js";
import type { OpenApiDocument } from "../../../src/index.ts";
import { collectionsOf, createContract, createMemoryStore } from "../../../src/index.ts";
import { draftRequest } from "../../../src/mock/request-draft.ts";

const LIST = ["a b", "c,d", "é/?&"];
const OBJECT = { role: "ad&min", name: "x y" };

/** Each style of a place, whether exploded, and a value that it can carry. */
const CASES = [
  ...["simple", "label", "matrix"].flatMap((style) => [
    ["path", style, false, "x/y z"] as const,
    ...[true, false].flatMap((explode) => [
      ["path", style, explode, ["a b", "é/?"]] as const,
      ["path", style, explode, OBJECT] as const,
    ]),
  ]),
  ["query", "form", true, LIST] as const,
  ["query", "form", false, ["a b", "é/?&"]] as const,
  ["query", "form", true, OBJECT] as const,
  ["query", "form", false, OBJECT] as const,
  ["query", "spaceDelimited", false, ["a", "c,d"]] as const,
  ["query", "pipeDelimited", false, ["a b", "c,d"]] as const,
  ["query", "deepObject", true, OBJECT] as const,
  ["header", "simple", false, ["a", "b"]] as const,
  ["header", "simple", true, { role: "admin", name: "x" }] as const,
  ["cookie", "form", false, "x y"] as const,
] as const;

test.each(CASES)(
  "a %s parameter in style %s (explode %s) arrives as it was written: %j",
  async (...given) => {
    const [place, style, explode, value] = given;
    const type = Array.isArray(value) ? "array" : typeof value;
    const schema =
      type === "object"
        ? { type, properties: { role: { type: "string" }, name: { type: "string" } }, required: ["role"] }
        : { type, ...(type === "array" && { items: { type: "string" } }) };
    const parameter = { name: "it", in: place, required: true, style, explode, schema, example: value };
    const path = place === "path" ? "/x/{it}/y" : "/x";
    // Where the types of OpenAPI documents stop at what a test puts together.
    const document = {
      openapi: "3.1.1",
      info: { title: "T", version: "1" },
      paths: { [path]: { get: { operationId: "get", parameters: [parameter], responses: { 204: {} } } } },
    } as unknown as OpenApiDocument;
    const seen: unknown[] = [];
    const service = {
      handlers: {
        get: (context: Readonly<Record<"path" | "query" | "header" | "cookie", { it?: unknown }>>) => {
          seen.push(context[place].it);
          return { status: 204 as const, body: undefined };
        },
      },
      collections: {},
      schemaVersion: 1,
    };
    const store = createMemoryStore({ collections: collectionsOf(service) });
    const contract = createContract<unknown, object>({ document, service, store });
    const [operation] = contract.operations;
    if (!operation) throw new Error("the document has an operation");
    const draft = await draftRequest({ ...document }, operation, () =>
      Promise.reject(new Error("not needed")),
    );
    const parameters = draft.parameters.map(({ value: example, ...declared }) => ({
      ...declared,
      text: typeof example === "string" ? example : JSON.stringify(example),
    }));
    const written = writeRequest({ ...EMPTY, path, parameters });
    const [target = "", query = ""] = written.target.split("?");
    const headers = Object.fromEntries(written.headers.map(([name, text]) => [name.toLowerCase(), text]));
    const cookie = written.cookies.map((pair) => pair.join("=")).join("; ");
    const request = {
      method: "GET",
      path: target,
      query,
      headers: { ...headers, ...(cookie && { cookie }) },
    };
    const { status, body } = await contract.handle(request);
    expect([status, body]).toEqual([204, undefined]);
    expect(seen).toEqual([value]);
  },
);

const EMPTY: FilledForm = {
  method: "GET",
  path: "/x",
  basePath: "",
  parameters: [],
  credentials: [],
  prefer: [],
  accept: "",
};

test("the line for a shell says all of the request, and quotes what the shell would take for its own", () => {
  const place = { scheme: "S", prefix: "" };
  const request = writeRequest({
    ...EMPTY,
    method: "PUT",
    basePath: "/v1",
    credentials: [
      { ...place, in: "header", name: "Authorization", prefix: "Bearer ", text: "t" },
      { ...place, in: "query", name: "key", text: "a&b" },
      { ...place, in: "cookie", name: "sid", text: "1" },
    ],
    prefer: [
      ["code", "404"],
      ["example", 'a "b"'],
    ],
    accept: "text/plain",
    body: { contentType: "text/plain", text: "it's $HOME" },
  });
  expect(toCurl(request, "https://localhost:1")).toBe(
    "curl --request PUT 'https://localhost:1/v1/x?key=a%26b' --header 'Authorization: Bearer t' " +
      `--header 'Accept: text/plain' --header 'Prefer: code=404, example="a \\"b\\""' ` +
      "--header 'Content-Type: text/plain' --cookie 'sid=1' --data-raw 'it'\\''s $HOME'",
  );
});

test("the lines of a multipart body end as they must, whatever the text area made of them", () => {
  const body = { contentType: "multipart/form-data; boundary=b", text: "--b\n\r\nx" };
  expect(writeRequest({ ...EMPTY, body }).body).toBe("--b\r\n\r\nx");
});
