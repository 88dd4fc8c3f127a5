import { afterEach, expect, test } from "vitest";
import { readContract } from "../document/contract-document.ts";
import type { Answer } from "./asking.ts";
import { describeService } from "./service.ts";

const { operations } = await readContract();
const methodsByPath = Map.groupBy(operations, ({ path }) => path);
const JSON_TYPE = { "content-type": "application/json" };
const MODELS = "/api/metrics/models";

/** Bodies that no operation takes, and what they are answered with. */
const BODIES: readonly [name: string, status: number, text: string, headers?: Record<string, string>][] = [
  ["half an object", 400, '{"model_id": "model-1"'],
  ["a comma too many", 400, '{"model_id": "model-1",}'],
  ["single quotes", 400, "{'model_id': 'model-1'}"],
  ["two values", 400, '{"model_id": "model-1"} {}'],
  ["a bare word", 400, "model-1"],
  ["NUL", 400, "\u0000"],
  ["the key __proto__", 400, '{"model_id": "model-1", "__proto__": {"polluted": 1}}'],
  ["the key constructor inside", 400, '{"model_id": {"constructor": {"prototype": {"polluted": 1}}}}'],
  ["an escaped __proto__ in a list", 400, '{"model_id": [{"\\u005f_proto__": {"polluted": 1}}]}'],
  ["nothing at all", 422, ""],
  ["null", 422, "null"],
  ["a list", 422, '["model-1"]'],
  ["a number", 422, "1"],
  ["a number for a text", 422, '{"model_id": 1}'],
  ["a property that is not known", 422, '{"model_id": "model-1", "colour": "red"}'],
  ["an id in upper case", 422, '{"model_id": "MODEL-1"}'],
  ["an id that climbs", 422, '{"model_id": "../model-1"}'],
  ["a very long id", 422, JSON.stringify({ model_id: "a".repeat(5000) })],
  ["lists ten thousand deep", 400, `{"model_id": ${"[".repeat(10_000)}${"]".repeat(10_000)}}`],
  ["plain text", 415, '{"model_id": "model-1"}', { "content-type": "text/plain" }],
  ["a form", 415, "model_id=model-1", { "content-type": "application/x-www-form-urlencoded" }],
  ["no content type", 415, '{"model_id": "model-1"}', {}],
];

await describeService("bad input", ({ ask, store, failures }) => {
  const unchanged = async (send: () => Promise<Answer>): Promise<Answer> => {
    const before = await store.dump();
    const answer = await send();
    expect(await store.dump()).toEqual(before);
    return answer;
  };
  const expectProblem = ({ headers, body, text }: Answer, status: number) => {
    expect(headers["content-type"]).toMatch(/^application\/problem\+json/);
    expect(body).toMatchObject({ status, type: expect.stringMatching(/^urn:/) as string });
    expect(text).not.toMatch(/ at .+:\d+:\d+|node_modules|\/src\//);
  };

  afterEach(() => {
    expect(failures).toEqual([]);
    expect({}).not.toHaveProperty("polluted");
  });

  test.each(BODIES)("%s is answered %i and changes nothing", async (_, status, text, headers = JSON_TYPE) => {
    for (const action of ["deploy", "rollback", "archive"]) {
      const answer = await unchanged(() => ask("POST", `${MODELS}/${action}`, { text, headers }));
      expect({ status: answer.status, body: answer.body }).toMatchObject({ status });
      expectProblem(answer, status);
    }
  });

  test("what is right about the content type is taken in any spelling", async () => {
    const text = '{"model_id": "model-1"}';
    for (const type of [
      "application/json; charset=utf-8",
      "APPLICATION/JSON",
      "application/json;charset=UTF-8",
    ]) {
      const answer = await ask("POST", `${MODELS}/test`, { text, headers: { "content-type": type } });
      expect(answer.status).toBe(200);
    }
  });

  test.each([
    "/api",
    "/api/metrics/model",
    "//api/metrics/models",
    "/api/metrics/Models",
    "/api/metrics/models/model-1/versions/2.1.0",
    "/api/metrics/models%2Fmodel-1",
  ])("the path %s is a 404", async (path) => {
    const answer = await unchanged(() => ask("GET", path));
    expect(answer.status).toBe(404);
    expectProblem(answer, 404);
  });

  test.each([...methodsByPath])(
    "%s refuses every other method, and names those that it has",
    async (template, known) => {
      const path = template.replaceAll(/\{.+?\}/g, "model-1");
      const methods = known.map(({ method }) => method);
      const others = ["GET", "POST", "PUT", "PATCH", "DELETE"].filter((method) => !methods.includes(method));
      for (const method of others) {
        // No browser sends a GET with a body.
        const sent = method === "GET" ? {} : { json: {} };
        const answer = await unchanged(() => ask(method, path, sent));
        expect(answer.status).toBe(405);
        expectProblem(answer, 405);
        const allowed = answer.headers.allow?.split(", ") ?? [];
        expect(allowed).toEqual(expect.arrayContaining(methods));
        expect(allowed).not.toContain(method);
      }
    },
  );

  test.each(operations.filter(({ method }) => method === "GET"))(
    "HEAD of $path is GET without its body",
    async (get) => {
      const path = get.path.replaceAll(/\{.+?\}/g, "model-1");
      const [head, full] = [await ask("HEAD", path), await ask("GET", path)];
      expect(head).toMatchObject({ status: full.status, text: "" });
      for (const name of ["content-type", "etag"]) expect(head.headers[name]).toBe(full.headers[name]);
    },
  );

  test.each([
    "limit=0",
    "limit=201",
    "limit=1.5",
    "limit=ten",
    "limit=",
    "limit=1&limit=2",
    "cursor=",
    "colour=red",
  ])("the query %s is refused", async (query) => {
    expect((await unchanged(() => ask("GET", `/api/metrics/events?${query}`))).status).toBe(422);
  });

  test.each(["__proto__=1", "constructor=1", "%5F_proto__=1", "q=%E0%A4%A", "%=1"])(
    "the query %s is refused as such",
    async (query) => {
      expect((await unchanged(() => ask("GET", `${MODELS}?${query}`))).status).toBe(400);
    },
  );
});
