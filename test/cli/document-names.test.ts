import { expect, test } from "vitest";
import { nameDocuments } from "../../src/cli/document-names.ts";

test.each([
  ["their files' names", ["api/Pets API.yaml", "shop.v2.json"], ["pets-api", "shop.v2"]],
  ["their folders too, where the files' names are the same", ["a/x.yaml", "b/x.yaml"], ["a-x", "b-x"]],
  ["numbers, where the folders' names are the same too", ["1/a/x.yaml", "2/a/x.json"], ["a-x", "a-x-2"]],
  ["the last part of a URL", ["https://host.test/v1/pets.json?x=1"], ["pets"]],
  ["the host of a URL without a path", ["https://host.test/"], ["host.test"]],
  ["stdin, where that is read", ["-", "a.yaml"], ["stdin", "a"]],
  ["something, where there is no letter to take", ["日本.yaml"], ["openapi"]],
])("documents are named by %s", (_, sources, names) => {
  expect(nameDocuments(sources)).toEqual(names);
});
