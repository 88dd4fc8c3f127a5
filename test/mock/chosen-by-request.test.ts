import { expect, test } from "vitest";
import { contentOf, jsonOf, mocked } from "./mocked.ts";

const named = (values: Record<string, unknown>) =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [name, { value }]));

const petId = {
  ...{ name: "petId", in: "path", required: true, schema: { type: ["integer", "string"] } },
  examples: named({ luna: 1, rex: "2", "unknown-pet": 9, both: 3 }),
};
const view = {
  ...{ name: "view", in: "query", schema: { type: "string" } },
  examples: named({ rex: "short", both: "short", listed: "long" }),
};
const trace = {
  ...{ name: "X-Trace", in: "header", schema: { type: "string" } },
  examples: named({ traced: "on" }),
};
const tags = {
  ...{ name: "tags", in: "query", schema: { type: "array", items: { type: "integer" } } },
  examples: named({ tagged: [1, 2] }),
};
const responses = {
  200: jsonOf({
    luna: "Luna",
    rex: "Rex",
    both: "Both",
    listed: "Listed",
    traced: "Traced",
    tagged: "Tagged",
  }),
  404: jsonOf({ "unknown-pet": "nobody" }),
};
const paths = {
  "/pets/{petId}": {
    parameters: [petId],
    get: { operationId: "read", parameters: [view, trace, tags], responses },
  },
};
const { ask } = mocked(paths);

test.each([
  ["/pets/1", 200, "Luna"],
  ["/pets/2", 200, "Rex"],
  ["/pets/9", 404, "nobody"],
  ["/pets/3?view=short", 200, "Both"],
  ["/pets/2?view=short", 200, "Rex"],
  ["/pets/2?view=long", 200, "Rex"],
  ["/pets/7?view=long", 200, "Listed"],
  ["/pets/7?tags=1&tags=2", 200, "Tagged"],
  ["/pets/7?tags=2&tags=1", 200, "Luna"],
  ["/pets/7?view=short", 200, "Luna"],
  ["/pets/7", 200, "Luna"],
])("GET %s gets the example that belongs to it", async (target, status, body) => {
  expect(await ask(`GET ${target}`)).toMatchObject({ status, body });
});

test("a header's example chooses as well", async () => {
  expect(await ask("GET /pets/7", { headers: { "x-trace": "on" } })).toMatchObject({ body: "Traced" });
  expect(await ask("GET /pets/7", { headers: { "x-trace": "off" } })).toMatchObject({ body: "Luna" });
});

test("of examples with as many parts, the one that the request contradicts least wins", async () => {
  const answer = await ask("GET /pets/7?view=long", { headers: { "x-trace": "on" } });
  expect(answer).toMatchObject({ body: "Listed" });
});

test("a wish wins over what the request is about", async () => {
  expect(await ask("GET /pets/9", { headers: { prefer: "example=rex" } })).toMatchObject({ body: "Rex" });
  expect(await ask("GET /pets/9", { headers: { prefer: "code=200" } })).toMatchObject({ body: "Luna" });
  expect(await ask("GET /pets/2", { headers: { prefer: "code=200" } })).toMatchObject({ body: "Rex" });
});

const login = {
  operationId: "login",
  requestBody: {
    content: {
      "application/json": {
        schema: { type: "object" },
        examples: named({ right: { user: "a", word: "open" }, wrong: { user: "a", word: "shut" } }),
      },
    },
  },
  responses: { 401: jsonOf({ wrong: "no" }), 200: jsonOf({ other: "hello", right: "welcome" }) },
};

test.each([
  [{ user: "a", word: "open" }, 200, "welcome"],
  [{ word: "shut", user: "a" }, 401, "no"],
  [{ user: "b", word: "open" }, 200, "hello"],
])("the body %j is answered as its example says", async (json, status, body) => {
  const contract = mocked({ "/login": { post: login } });
  expect(await contract.ask("POST /login", { json })).toMatchObject({ status, body });
});

test("an example that names another path is never the one", async () => {
  const put = {
    operationId: "write",
    requestBody: {
      content: { "application/json": { schema: {}, examples: named({ rex: "new", none: "x" }) } },
    },
    responses: { 200: jsonOf({ luna: "Luna", rex: "Rex" }) },
  };
  const contract = mocked({ "/pets/{petId}": { parameters: [petId], put } });
  expect(await contract.ask("PUT /pets/2", { json: "new" })).toMatchObject({ body: "Rex" });
  expect(await contract.ask("PUT /pets/2", { json: "other" })).toMatchObject({ body: "Rex" });
  expect(await contract.ask("PUT /pets/1", { json: "new" })).toMatchObject({ body: "Luna" });
});

test("an example that belongs to the request is not pressed on a client that takes another form only", async () => {
  const content = {
    "application/json": { examples: { one: { value: 1 } } },
    "text/plain": { example: "one" },
  };
  const id = { name: "id", in: "path", required: true, examples: { one: { value: "1" } } };
  const paths = {
    "/a/{id}": { get: { operationId: "get", parameters: [id], responses: { 200: contentOf(content) } } },
  };
  const { ask } = mocked(paths);
  expect((await ask("GET /a/1", { headers: { accept: "text/plain" } })).text).toBe("one");
  expect((await ask("GET /a/1", { headers: { accept: "text/*, */*;q=0.1" } })).text).toBe("1");
});
