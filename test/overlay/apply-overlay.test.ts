import { expect, test } from "vitest";
import { applyOverlay } from "../../src/overlay/apply-overlay.ts";
import type { OverlayAction } from "../../src/overlay/overlay.ts";
import { readOverlay } from "../../src/overlay/overlay.ts";

const DOCUMENT = {
  info: { title: "Pets", tags: ["a"] },
  paths: {
    "/pets": { get: { tags: ["Pets"], parameters: [{ name: "kind" }, { name: "limit" }] } },
    "/it's": { get: { tags: ["Odd"] }, post: { tags: ["Odd"] } },
  },
};

const apply = (...actions: OverlayAction[]) =>
  applyOverlay(DOCUMENT, { overlay: "1.0.0", info: { title: "o", version: "1" }, actions });

test("objects are merged at every depth, lists are added to, and all else is put in place", () => {
  const { document } = apply(
    { target: "$.info", update: { title: "Dogs", tags: ["b"], contact: { name: "N" } } },
    { target: "$.info", update: { contact: { email: "e" } } },
    { target: "$.paths['/pets'].get.tags", update: "New" },
  );
  expect(document.info).toEqual({ title: "Dogs", tags: ["a", "b"], contact: { name: "N", email: "e" } });
  expect(document.paths["/pets"].get.tags).toEqual(["Pets", "New"]);
});

test("the document that was given stays as it was", () => {
  const before = structuredClone(DOCUMENT);
  apply({ target: "$.info", update: { title: "x" } }, { target: "$.paths", remove: true });
  expect(DOCUMENT).toEqual(before);
});

test.each([
  ["$.paths.*.get", 2],
  ["$.paths[*]['get']", 2],
  ["$..get", 2],
  ["$.paths['/pets','/it\\'s'].get", 2],
  ['$.paths["/it\'s"].*', 2],
  ["$.paths['/pets'].get.parameters[-1]", 1],
  ["$.paths['/pets'].get.parameters[*]", 2],
  ["$", 1],
  ["$.paths['\\u002fpets']", 1],
])("%s finds %i places", (target, count) => {
  const { document, unused } = apply({ target, update: { "x-mark": true } });
  expect(unused).toEqual([]);
  expect(JSON.stringify(document).split('"x-mark"').length - 1).toBe(count);
});

test("removing from the middle of a list takes just what was meant", () => {
  const { document } = apply({ target: "$.paths['/pets'].get.parameters[1,0]", remove: true });
  expect(document.paths["/pets"].get.parameters).toEqual([]);
  expect(apply({ target: "$.paths.*.post", remove: true }).document.paths["/it's"]).toEqual({
    get: { tags: ["Odd"] },
  });
});

test("a target that finds nothing changes nothing, and is told", () => {
  const { document, unused } = apply({ target: "$.paths['/cats'].get", update: { a: 1 } });
  expect(document).toEqual(DOCUMENT);
  expect(unused).toEqual(["$.paths['/cats'].get"]);
});

test.each([
  ["paths", "does not begin with $ at position 1"],
  ["$.paths[?@.get]", "has a filter, which cannot be used here, at position 9"],
  ["$.paths[0:1]", "has a slice"],
  ["$.paths[", "cannot be read at position 9"],
  ["$.paths['a'", "has no ] at position 12"],
  ["$.paths..", "has no name"],
])("the target %s is refused: it %s", (target, why) => {
  expect(() => apply({ target, update: {} })).toThrow(why);
});

test("what cannot be merged or removed is refused", () => {
  expect(() => apply({ target: "$.info.title", update: { a: 1 } })).toThrow("cannot be merged");
  expect(() => apply({ target: "$", remove: true })).toThrow("cannot be removed");
});

test("names that every object has are names like any other", () => {
  const update = JSON.parse(
    '{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}}',
  ) as object;
  const { document } = apply({ target: "$.info", update });
  expect(({} as { polluted?: true }).polluted).toBeUndefined();
  expect(Object.keys(document.info)).toContain("__proto__");
  expect(apply({ target: "$.__proto__", update: { polluted: true } }).unused).toEqual(["$.__proto__"]);
});

test.each([
  [{}, "must have a line like"],
  [{ overlay: "2.0.0", info: {}, actions: [] }, "must have a line like"],
  [{ overlay: "1.0.0", info: {}, actions: [] }, "no info with a title and a version"],
  [{ overlay: "1.0.0", info: { title: "t", version: "1" } }, "no list of actions"],
  [{ overlay: "1.0.0", info: { title: "t", version: "1" }, actions: [{}] }, "#/actions/0: has no target"],
])("%j is no overlay: it %s", (value, why) => {
  expect(() => readOverlay(value)).toThrow(why);
});
