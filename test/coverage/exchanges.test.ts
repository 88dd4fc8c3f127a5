import { expect, test } from "vitest";
import { cover } from "./tiny-contract.ts";

const JSON_OF = (schema: object, examples?: object) => ({
  description: "",
  content: { "application/json": { schema, ...(examples && { examples }) } },
});

/** One operation with two query parameters, a header and a path parameter, and named examples. */
const PETS = {
  paths: {
    "/pets/{id}": {
      parameters: [{ name: "id", in: "path", required: true, schema: { type: "integer", minimum: 1 } }],
      get: {
        operationId: "getPet",
        parameters: [
          {
            name: "limit",
            in: "query",
            schema: { type: "integer", maximum: 9, default: 5 },
            examples: { nine: { value: 9 } },
          },
          { name: "tag", in: "query", required: true, schema: { type: "string", minLength: 2 } },
          { name: "X-Actor", in: "header", schema: { type: "string" } },
        ],
        responses: {
          200: JSON_OF({ type: "object" }, { rex: { value: { name: "Rex" } }, tom: { value: { name: "Tom" } } }),
          "4XX": JSON_OF({}),
          default: { description: "" },
        },
      },
      delete: { operationId: "deletePet", responses: { 204: { description: "" } } },
    },
  },
};

const LIMIT = "/paths/~1pets~1%7Bid%7D/get/parameters/0";

test("what nobody has asked for is all there is to exercise", () => {
  const { operations, parameters, constraints, statuses, mediaTypes, examples, overall, never } =
    cover(PETS).report();
  expect({ operations, parameters, statuses, mediaTypes, examples }).toEqual({
    operations: { covered: 0, total: 2 },
    // The path's parameter is one of each of its operations.
    parameters: { covered: 0, total: 5 },
    statuses: { covered: 0, total: 4 },
    mediaTypes: { covered: 0, total: 2 },
    examples: { covered: 0, total: 3 },
  });
  // Nothing but texts can be sent for a text, so that these two types are only kept.
  expect(constraints).toEqual({ kept: 0, broken: 0, total: 10, breakable: 8 });
  expect(overall).toEqual({ covered: 0, total: 2 + 5 + 10 + 8 + 4 + 2 + 3 });
  expect(never).toHaveLength(overall.total);
});

test("a request that the contract takes exercises what it sends, the status that comes, and its example", async () => {
  const pets = cover(PETS);
  await pets.ask("GET", "/pets/1?tag=ab&limit=9");
  const [getPet] = pets.report().perOperation;
  expect(getPet).toEqual({
    operationId: "getPet",
    method: "GET",
    path: "/pets/{id}",
    tags: [],
    asked: 1,
    parameters: { covered: 3, total: 4 },
    constraints: { kept: 7, broken: 0, total: 8, breakable: 6 },
    statuses: { covered: 1, total: 3 },
    mediaTypes: { covered: 1, total: 2 },
    // That of the limit, and Rex, whom the mock has answered.
    examples: { covered: 2, total: 3 },
    overall: { covered: 3 + 7 + 1 + 1 + 2, total: 4 + 8 + 6 + 3 + 2 + 3 },
  });
});

test("a request that breaks the contract exercises the rules that it breaks, and keeps none", async () => {
  const pets = cover(PETS);
  await pets.ask("GET", "/pets/0?tag=a&limit=10");
  const { kept = [], broken = [] } = pets.coverage.record().getPet ?? {};
  expect(kept).toEqual([]);
  expect(broken).toEqual([
    `${LIMIT}/schema/maximum`,
    "/paths/~1pets~1%7Bid%7D/get/parameters/1/schema/minLength",
    "/paths/~1pets~1%7Bid%7D/parameters/0/schema/minimum",
  ]);
  await pets.ask("GET", "/pets/1");
  expect(pets.coverage.record().getPet?.broken).toContain(
    "/paths/~1pets~1%7Bid%7D/get/parameters/1/required",
  );
});

test("a parameter that has its default was not sent, and one that names it was", async () => {
  const pets = cover(PETS);
  await pets.ask("GET", "/pets/1?tag=ab");
  expect(pets.coverage.record().getPet?.exercised).not.toContain(LIMIT);
  await pets.ask("GET", "/pets/1?tag=ab&limit=5");
  expect(pets.coverage.record().getPet?.exercised).toContain(LIMIT);
});

test("a status counts for the range or the default that it is declared by", async () => {
  const pets = cover(PETS);
  await pets.ask("GET", "/pets/x?tag=ab");
  await pets.ask("GET", "/pets/1?tag=ab", { headers: { prefer: "code=503" } });
  const exercised = pets.coverage.record().getPet?.exercised ?? [];
  expect(exercised.filter((pointer) => pointer.includes("/responses/"))).toEqual([
    "/paths/~1pets~1%7Bid%7D/get/responses/4XX",
    "/paths/~1pets~1%7Bid%7D/get/responses/4XX/content/application~1json",
    "/paths/~1pets~1%7Bid%7D/get/responses/default",
  ]);
});

test("what the contract does not have exercises nothing of it", async () => {
  const pets = cover(PETS);
  await pets.ask("GET", "/cats");
  await pets.ask("PATCH", "/pets/1");
  expect(pets.coverage.record()).toEqual({});
});

test("the media type of a body, and one that is not listed, are rules of it", async () => {
  const { ask, coverage } = cover({
    paths: {
      "/": {
        post: {
          operationId: "send",
          requestBody: {
            required: true,
            content: { "application/json": {}, "application/x-www-form-urlencoded": {} },
          },
          responses: { 204: { description: "" } },
        },
      },
    },
  });
  const body = "/paths/~1/post/requestBody";
  await ask("POST", "/", { json: 1 });
  expect(coverage.record().send).toMatchObject({
    exercised: [`${body}/content/application~1json`, "/paths/~1/post/responses/204"],
    kept: [`${body}/content`, `${body}/required`],
    broken: [],
  });
  await ask("POST", "/", { text: "a", headers: { "content-type": "text/plain" } });
  expect(coverage.record().send?.broken).toEqual([`${body}/content`]);
  await ask("POST", "/");
  expect(coverage.record().send?.broken).toEqual([`${body}/content`, `${body}/required`]);
});

test("a body of text can break no type that any text is", async () => {
  const { ask, report } = cover({
    paths: {
      "/": {
        post: {
          operationId: "send",
          requestBody: {
            content: {
              "application/x-www-form-urlencoded": {
                schema: { type: "object", properties: { name: { type: "string", maxLength: 2 } } },
              },
            },
          },
          responses: { 204: { description: "" } },
        },
      },
    },
  });
  const headers = { "content-type": "application/x-www-form-urlencoded" };
  await ask("POST", "/", { text: "name=ab", headers });
  await ask("POST", "/", { text: "name=abc", headers });
  // Its two types, its length, and its media type; the types cannot be broken.
  expect(report().constraints).toEqual({ kept: 4, broken: 1, total: 4, breakable: 2 });
});
