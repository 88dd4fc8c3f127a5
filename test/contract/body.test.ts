import { expect, test } from "vitest";
import { createPets } from "./pets-contract.ts";

const json = { "content-type": "application/json" };

test("malformed JSON is 400 and says where it breaks", async () => {
  const { ask } = await createPets();
  const answer = await ask("POST", "/pets", { text: '{"name": "Mia",}', headers: json });
  expect(answer).toMatchObject({
    status: 400,
    body: { type: "urn:contract-server:problem:malformed-body", errors: [{ in: "body", keyword: "parse" }] },
  });
  expect((answer.body as { detail: string }).detail).toContain("position 15");
});

test("bytes that are no UTF-8 are 400", async () => {
  const { ask } = await createPets();
  const text = new Uint8Array([0x22, 0xff, 0xfe, 0x22]);
  expect(await ask("POST", "/pets", { text, headers: json })).toMatchObject({ status: 400 });
});

test.each(["text/plain", "application/xml", "application/jsonp", ""])(
  "the media type %j is 415",
  async (type) => {
    const { ask } = await createPets();
    const answer = await ask("POST", "/pets", { text: '{"name":"Mia"}', headers: { "content-type": type } });
    expect(answer).toMatchObject({ status: 415, headers: { Accept: "application/json" } });
  },
);

test.each(["application/json; charset=utf-8", "Application/JSON", "application/json;charset=UTF-8"])(
  "the media type %j is taken",
  async (type) => {
    const { ask } = await createPets();
    const text = '{"name":"Mia","kind":"cat"}';
    expect((await ask("POST", "/pets", { text, headers: { "content-type": type } })).status).toBe(201);
  },
);

test.each([
  ['{"__proto__": {"x": 1}}', "/__proto__"],
  ['{"name": {"constructor": {"prototype": {"x": 1}}}}', "/name/constructor"],
  ['{"name": [{"\\u005f_proto__": 1}]}', "/name/0/__proto__"],
  ['{"prototype": 1}', "/prototype"],
])("a key that reaches for prototypes is refused in %s", async (text, path) => {
  const { ask } = await createPets();
  expect(await ask("POST", "/pets", { text, headers: json })).toMatchObject({
    status: 400,
    body: { type: "urn:contract-server:problem:forbidden-key", errors: [{ in: "body", path }] },
  });
  expect(({} as Record<string, unknown>).x).toBeUndefined();
});

test("the same words as values are fine", async () => {
  const { ask } = await createPets();
  expect((await ask("POST", "/pets", { json: { name: "__proto__", kind: "cat" } })).status).toBe(201);
});

test.each(["__proto__=1", "constructor=1", "%5F_proto__=1"])("the query %s is refused", async (query) => {
  const { ask } = await createPets();
  expect(await ask("GET", `/pets?${query}`)).toMatchObject({ status: 400 });
});
