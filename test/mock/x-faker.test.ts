import { expect, test } from "vitest";
import { generate } from "./generate/schemas.ts";

/** Every pattern that is expected here is one that no other text of this place would have. */
test.each([
  ["a method", "string.uuid", /^[0-9a-f]{8}-/],
  ["a method of an older faker", "datatype.uuid", /^[0-9a-f]{8}-/],
  ["a method with its module's full name", "faker.string.uuid", /^[0-9a-f]{8}-/],
  ["arguments in brackets", 'helpers.arrayElement(["x-1","x-2"])', /^x-[12]$/],
  ["an object with one argument", { "string.alpha": 5 }, /^[A-Za-z]{5}$/],
  ["an object with a list of arguments", { "helpers.arrayElement": [["x-1", "x-2"]] }, /^x-[12]$/],
  ["an object of method and args", { method: "string.alpha", args: [5] }, /^[A-Za-z]{5}$/],
  ["a template", '{{string.numeric(3)}}/{{helpers.arrayElement(["x","y"])}}', /^\d{3}\/[xy]$/],
  ["a template with an older name", "{{datatype.uuid}}!", /^[0-9a-f-]{36}!$/],
])("x-faker takes %s", async (_, written, form) => {
  const { make, warnings } = await generate({ Text: { type: "string", "x-faker": written } });
  expect(make("Text", 1)).toMatch(form);
  expect(make("Text", 1)).toBe(make("Text", 1));
  expect(warnings).toEqual([]);
});

test.each([
  ["names no method", "no.such", "names faker.no.such, which there is not"],
  ["has no method in its template", "{{no.such}}", "names faker.helpers.fake, which failed"],
  ["is no method at all", 7, "is neither a text nor an object with one method"],
  ["has broken arguments", "string.alpha({)", "has arguments that are no JSON"],
])("one that %s is told of once, and a value made without it", async (_, written, reason) => {
  const { make, warnings } = await generate({ Text: { type: "string", "x-faker": written } });
  for (let seed = 0; seed < 5; seed++) expect(make("Text", seed)).toBeTypeOf("string");
  expect(warnings).toEqual([expect.stringContaining(reason)]);
});
