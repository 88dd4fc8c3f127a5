import { expect, test } from "vitest";
import { contentOf, getting, mocked } from "./mocked.ts";

const schema = {
  ...{ type: "object", required: ["id"], xml: { name: "pet" } },
  properties: { id: { type: "integer" } },
};

function asked(mediaType: string, example: string) {
  const { ask, replies } = mocked(getting({ 200: contentOf({ [mediaType]: { schema, example } }) }));
  return ask("GET /a").then(({ text }) => ({ text, replies }));
}

test.each([
  ["application/xml", "<pet><id>7</id></pet>"],
  ["application/x-www-form-urlencoded", "id=7"],
])("an example that is written in %s already is sent as it is", async (mediaType, example) => {
  expect(await asked(mediaType, example)).toEqual({ text: example, replies: [] });
});

test.each([
  ["application/xml", "<pet><id>seven</id></pet>", "/id", "must be integer"],
  ["application/x-www-form-urlencoded", "id=seven", "/id", "must be integer"],
  ["application/xml", "<pet><id>7</pet>", "", "cannot be read"],
])("one of %s that breaks its schema is told of: %s", async (mediaType, example, path, message) => {
  const told = expect.objectContaining({
    path,
    message: expect.stringContaining(message) as string,
  }) as object;
  expect(await asked(mediaType, example)).toEqual({ text: example, replies: [["read", 200, [told]]] });
});

test("an image that nobody drew is a PNG", async () => {
  const content = { "image/png": { schema: { type: "string", format: "binary" } } };
  const { text } = await mocked(getting({ 200: contentOf(content) })).ask("GET /a");
  expect(text.slice(1, 4)).toBe("PNG");
});
