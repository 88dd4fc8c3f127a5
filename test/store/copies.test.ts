import { fc } from "../property.ts";
import { expect, test } from "vitest";
import { copyDocument } from "../../src/store/document.ts";
import { projection } from "../../src/store/projection.ts";

const anything = fc.dictionary(fc.string(), fc.anything({ withBigInt: false, withDate: true, maxDepth: 4 }));

test("a document is copied as JSON carries it, and frozen throughout", () => {
  fc.assert(
    fc.property(anything, (document) => {
      const copy = copyDocument(document);
      expect(JSON.stringify(copy)).toBe(JSON.stringify(document));
      expect(copy).toStrictEqual(JSON.parse(JSON.stringify(document)));
      expect(isFrozenThroughout(copy)).toBe(true);
    }),
    { numRuns: 3000 },
  );
});

test("what JSON has no place for is left out of a copy", () => {
  const nested = { kept: 1, [Symbol("gone")]: {}, gone: undefined };
  const copy = copyDocument({ nested, also: undefined, [Symbol("gone")]: nested });
  expect(Reflect.ownKeys(copy)).toEqual(["nested"]);
  expect(Reflect.ownKeys(copy.nested as object)).toEqual(["kept"]);
});

test.each([
  ["a circle", circle()],
  ["a big integer", { count: 1n }],
])("%s is refused", (_, document) => {
  expect(() => copyDocument(document)).toThrow(TypeError);
});

test("what is made of a stored document is made once, and nobody can change it", () => {
  let made = 0;
  const toForm = projection(({ name }: { name: string }) => ({ made: ++made, names: [name] }));
  const stored = copyDocument({ name: "Mia" }) as unknown as { name: string };
  expect(toForm(stored)).toBe(toForm(stored));
  expect(() => toForm(stored).names.push("Leo")).toThrow(TypeError);
  expect(toForm(copyDocument({ name: "Mia" }) as unknown as { name: string }).made).toBe(2);
});

test("what is made of a document that can change is made anew each time", () => {
  const toForm = projection(({ name }: { name: string }) => ({ name }));
  const draft = { name: "Mia" };
  toForm(draft);
  draft.name = "Leo";
  expect(toForm(draft)).toEqual({ name: "Leo" });
});

function circle(): object {
  const document: Record<string, unknown> = {};
  document.self = document;
  return document;
}

function isFrozenThroughout(value: unknown): boolean {
  if (typeof value !== "object" || value === null) return true;
  return Object.isFrozen(value) && Object.values(value).every(isFrozenThroughout);
}
