import { expect, test } from "vitest";
import { PathIndex } from "../../src/contract/path-index.ts";

function indexOf(...templates: string[]): PathIndex<string> {
  const index = new PathIndex<string>();
  for (const template of templates) index.add(template, template);
  return index;
}

test.each([
  ["/pets/mine", "/pets/mine", {}],
  ["/pets/7", "/pets/{id}", { id: "7" }],
  ["/pets/7/toys", "/pets/{id}/toys", { id: "7" }],
  ["/pets/mine/toys", "/pets/{id}/toys", { id: "mine" }],
  ["/pets/7:feed", "/pets/{id}:feed", { id: "7" }],
  ["/files/report.pdf", "/files/{name}.{ext}", { name: "report", ext: "pdf" }],
  ["/files/report", "/files/{file}", { file: "report" }],
  ["/files/a%2Fb", "/files/{file}", { file: "a%2Fb" }],
  ["/%70ets/mine", "/pets/mine", {}],
])("%s is found as %s", (path, template, variables) => {
  const index = indexOf(
    "/pets/{id}",
    "/pets/mine",
    "/pets/{id}/toys",
    "/pets/{id}:feed",
    "/files/{file}",
    "/files/{name}.{ext}",
  );
  expect(index.find(path)).toEqual({ value: template, variables });
});

test.each(["/", "/pets", "/pets/", "/pets//toys", "/pets/7/toys/1", "pets/7"])("%s is not found", (path) => {
  expect(indexOf("/pets/{id}", "/pets/{id}/toys").find(path)).toBeUndefined();
});

test("two templates that differ in their variables' names alone are one place, and the first one stays", () => {
  expect(indexOf("/pets/{id}", "/pets/{name}").find("/pets/7")).toEqual({
    value: "/pets/{id}",
    variables: { id: "7" },
  });
});

test("the root path is found", () => {
  expect(indexOf("/").find("/")).toEqual({ value: "/", variables: {} });
});

test("a literal dot in a template is a dot and not any character", () => {
  expect(indexOf("/files/{name}.json").find("/files/axjson")).toBeUndefined();
});

test("what is found again is the same, whatever came in between, and a template that is added later counts", () => {
  const index = indexOf("/pets/{id}");
  const first = index.find("/pets/mine");
  for (let id = 0; id < 3000; id++) expect(index.find(`/pets/${id}`)?.variables).toEqual({ id: String(id) });
  expect(index.find("/pets/mine")).toEqual(first);
  index.add("/pets/mine", "/pets/mine");
  expect(index.find("/pets/mine")).toEqual({ value: "/pets/mine", variables: {} });
});
