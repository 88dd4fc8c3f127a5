import { fc } from "../property.ts";
import { expect, test } from "vitest";
import { JsonText } from "../../src/contract/json-text.ts";
import { freezeDeep } from "../../src/store/document.ts";

const documents = fc.array(fc.dictionary(fc.string(), fc.jsonValue()), { maxLength: 5 });
const member = fc.oneof(fc.jsonValue(), documents.map(frozen), documents, fc.constant(undefined));
const replies = fc.dictionary(fc.string(), member);

test("a reply is written as JSON.stringify writes it, the second time as well", () => {
  const texts = new JsonText();
  fc.assert(
    fc.property(replies, (reply) => {
      expect(texts.of(reply)).toBe(JSON.stringify(reply));
      expect(texts.of(reply)).toBe(JSON.stringify(reply));
    }),
    { numRuns: 2000 },
  );
});

test.each([
  ["what a frozen part still lets change", { items: [Object.freeze({ tags: ["a"] })] }],
  ["lists with holes, functions and dates", { items: [Object.freeze({}), undefined, () => 1, new Date(0)] }],
  ["frozen dates, whose time can be set", { items: [Object.freeze(new Date(0))] }],
  ["values with a form of their own", { toJSON: () => "mine", items: [Object.freeze({})] }],
  ["a lone value", 7],
])("%s stay as they are", (_, reply) => {
  expect(new JsonText().of(reply)).toBe(JSON.stringify(reply));
});

test("a part that changes after all is written anew", () => {
  const texts = new JsonText();
  const tags = ["a"];
  const reply = { items: [Object.freeze({ tags })] };
  texts.of(reply);
  tags.push("b");
  expect(texts.of(reply)).toBe('{"items":[{"tags":["a","b"]}]}');
});

function frozen<Value>(value: Value): Value {
  freezeDeep(value);
  return value;
}
