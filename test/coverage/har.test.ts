import { expect, test } from "vitest";
import { coverHar } from "../../src/coverage/har/cover-har.ts";
import { readHar } from "../../src/coverage/har/har.ts";
import { cover } from "./tiny-contract.ts";

const NOTES = {
  servers: [{ url: "https://notes.example/api" }],
  paths: {
    "/notes": {
      post: {
        operationId: "addNote",
        security: [{ Key: [] }],
        requestBody: {
          content: {
            "application/json": { schema: { type: "object", required: ["text"] } },
            "application/x-www-form-urlencoded": { schema: { type: "object", required: ["title"] } },
          },
        },
        responses: {
          201: {
            description: "",
            content: { "application/json": { schema: {}, examples: { first: { value: { id: 1 } } } } },
          },
        },
      },
    },
  },
  components: { securitySchemes: { Key: { type: "apiKey", in: "header", name: "X-Key" } } },
};

const JSON_SCHEMA = "/paths/~1notes/post/requestBody/content/application~1json/schema";
const EXAMPLE = "/paths/~1notes/post/responses/201/content/application~1json/examples/first";

/** A session with these entries, each added to one that posts a note. */
function session(...entries: readonly { request?: object; response?: object }[]): string {
  return JSON.stringify({
    log: {
      entries: entries.map(({ request, response }) => ({
        request: { method: "POST", url: "http://localhost:1/api/notes", headers: [], ...request },
        response: { status: 201, headers: [], content: {}, ...response },
      })),
    },
  });
}

async function coverSession(text: string) {
  const { contract, coverage } = cover(NOTES);
  const counts = await coverHar(contract, coverage, readHar(text));
  return { counts, record: coverage.record().addNote };
}

const postData = (mimeType: string, more: object) => ({
  request: { headers: [{ name: "Content-Type", value: mimeType }], postData: { mimeType, ...more } },
});

test("a body counts as it was sent, in text or in base64", async () => {
  const encoded = btoa(JSON.stringify({ text: "a" }));
  for (const body of [{ text: '{"text":"a"}' }, { text: encoded, encoding: "base64" }]) {
    const { record } = await coverSession(session(postData("application/json", body)));
    // It has no credentials, as browsers leave them out of what they save; but the session was let in.
    expect(record?.broken).toEqual([]);
    expect(record?.exercised).toContain("/paths/~1notes/post/requestBody/content/application~1json");
  }
});

test("a form counts by its fields, where only they were kept", async () => {
  const params = [{ name: "title", value: "a%20b" }];
  const { record } = await coverSession(session(postData("application/x-www-form-urlencoded", { params })));
  expect(record?.exercised).toContain(
    "/paths/~1notes/post/requestBody/content/application~1x-www-form-urlencoded",
  );
});

test("a body that the session has not kept breaks nothing and keeps nothing", async () => {
  const { record } = await coverSession(session(postData("application/json", {})));
  expect(record).toMatchObject({ asked: 1, broken: [] });
  expect(record?.kept.filter((pointer) => pointer.startsWith(JSON_SCHEMA))).toEqual([]);
});

test("an answer counts by its status, its media type and its example, in text or in base64", async () => {
  const headers = [{ name: "content-type", value: "application/json" }];
  for (const content of [{ text: '{"id":1}' }, { text: btoa('{"id":1}'), encoding: "base64" }]) {
    const { record } = await coverSession(session({ response: { headers, content } }));
    expect(record?.exercised).toContain(EXAMPLE);
  }
});

test("what is not the contract's is counted, whichever server it is of", async () => {
  const at = (url: string, response = {}) => ({ request: { url }, response });
  const { counts, record } = await coverSession(
    session(
      at("https://notes.example/api/notes"),
      at("https://notes.example/app.js"),
      at("https://other.example/apis"),
      at("https://notes.example/api/cats"),
      at("https://notes.example/api/notes", { status: 0 }),
    ),
  );
  expect(counts).toEqual({ entries: 5, covered: 1, outside: 2, unknown: 1, unanswered: 1 });
  expect(record?.asked).toBe(1);
});

test.each([
  ["no json", "is not JSON"],
  ["{}", "is no HAR: it has no list log.entries"],
  ['{"log":{"entries":[{"request":{"method":"GET"}}]}}', "has no request with a URL in log.entries[0]"],
  ['{"log":{"entries":[{"request":{"url":"http://a/"}}]}}', "names no method in log.entries[0]"],
])("%s is no recorded session", (text, message) => {
  expect(() => readHar(text)).toThrow(message);
});
