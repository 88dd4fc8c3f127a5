import { expect, test } from "vitest";
import { readOperations } from "../../src/contract/operation.ts";
import { loadDocument } from "../../src/document/load.ts";
import { findCollections } from "../../src/stateful/find-collections.ts";
import { BOOKS, remember } from "./books.ts";

const GITHUB = "node_modules/@octokit/openapi/generated/api.github.com.json";

async function recognise(path: string) {
  const { document } = await loadDocument(path);
  return findCollections(document, readOperations(document)).map(({ path: list, idProperty, roles }) => ({
    list,
    idProperty,
    roles: [...roles.values()].map(({ role }) => role).join(" "),
  }));
}

test.each([
  ["test/pets/openapi.yaml", [{ list: "/pets", idProperty: "id", roles: "list create read replace remove" }]],
  [
    BOOKS,
    [
      { list: "/books", idProperty: "id", roles: "list create read replace remove change" },
      { list: "/books/{bookId}/reviews", idProperty: "id", roles: "list create read" },
    ],
  ],
])("the collections of %s are found", async (path, expected) => {
  expect(await recognise(path)).toEqual(expected);
});

test("those of a large document are found, by whatever name its items go", async () => {
  const found = await recognise(GITHUB);
  expect(found.length).toBeGreaterThan(150);
  expect(found).toContainEqual({ list: "/codes_of_conduct", idProperty: "key", roles: "list read" });
  expect(found).toContainEqual({
    list: "/repos/{owner}/{repo}/labels",
    idProperty: "name",
    roles: "list create read remove change",
  });
});

test("a list below what is no collection begins with the examples, whoever it belongs to, and then goes its own way", async () => {
  const { ask } = await remember(GITHUB);
  const labels = async (repository: string) => {
    const { body } = await ask("GET", `/repos/${repository}/labels`);
    return (body as { name: string }[]).map(({ name }) => name);
  };
  const before = await labels("octocat/hello-world");
  expect(before.length).toBeGreaterThan(0);
  const created = await ask("POST", "/repos/octocat/hello-world/labels", {
    json: { name: "good-first-issue" },
  });
  expect(created.status).toBe(201);
  expect(await labels("octocat/hello-world")).toEqual([...before, "good-first-issue"]);
  expect(await labels("octocat/other")).toEqual(before);
});
