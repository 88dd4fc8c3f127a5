import { expect, test } from "vitest";
import { listen, run } from "./command.ts";
import { makeFiles, THINGS } from "./files.ts";

/** THINGS with servers, answering with another text. */
const thingsAt = (server: string, text: string) =>
  JSON.stringify({ ...(JSON.parse(THINGS) as object), servers: [{ url: server }] }).replace(
    '"a"',
    `"${text}"`,
  );

const jsonAt = async (url: string): Promise<unknown> => (await fetch(url)).json();

test("several documents are found under their base paths, or their files' names", async () => {
  const cwd = await makeFiles({
    "shop.json": thingsAt("https://api.test/shop/v1", "shop"),
    "plain.json": THINGS,
    "one.json": thingsAt("/same", "one"),
    "x/two.json": thingsAt("/same", "two"),
    "y/two.json": THINGS,
  });
  const files = ["shop.json", "plain.json", "one.json", "x/two.json", "y/two.json"];
  const { url, facts } = await listen(["mock", ...files], { cwd });
  const places = { shop: "/shop/v1", plain: "/plain", one: "/one", "x-two": "/x-two", "y-two": "/y-two" };
  expect(facts.documents).toMatchObject(
    Object.entries(places).map(([name, path]) => ({ name, urls: [url + path], handlers: "0 of 1" })),
  );
  const byName = (facts.documents as { name: string; placed?: string }[]).filter(({ placed }) => placed);
  expect(byName.map(({ name }) => name)).toEqual(["plain", "one", "x-two", "y-two"]);
  const texts = Object.values(places).map((path) => jsonAt(`${url}${path}/things`));
  expect(await Promise.all(texts)).toEqual([["shop"], ["a"], ["one"], ["two"], ["a"]]);
});

test("who is placed by name may have another move too", async () => {
  const cwd = await makeFiles({
    "shop.json": THINGS,
    "other.json": thingsAt("/shop", "other"),
    "third.json": thingsAt("/other", "third"),
    "a.json": thingsAt("/t/{x}", "a"),
    "b.json": thingsAt("/t/{y}", "b"),
  });
  const names = ["shop", "other", "third", "a", "b"];
  const { url } = await listen(["mock", ...names.map((name) => `${name}.json`)], { cwd });
  const texts = await Promise.all(names.map((name) => jsonAt(`${url}/${name}/things`)));
  expect(texts).toEqual([["a"], ["other"], ["third"], ["a"], ["b"]]);
});

test.concurrent.each([
  [["--prefix", "/x"], "--prefix is about one document, and here are 2; leave it out"],
  [["--no-base-path"], "--no-base-path is about one document, and here are 2; leave it out"],
  [["--overlay", "x.yaml"], "--overlay is about one document, and here are 2; leave it out"],
  [["test/pets/openapi.yaml"], "test/pets/openapi.yaml is named twice; name each document once"],
  [["nowhere.yaml"], "nowhere.yaml: there is no such file"],
])("what cannot be done with several is told in one line: %j", async (args, message) => {
  const { code, stdout, stderr } = await run(["mock", "test/pets/openapi.yaml", "openapi.yaml", ...args]);
  expect([code, stdout]).toEqual([2, ""]);
  expect(stderr).toMatch(/^contract-server: [^\n]+\n$/);
  expect(stderr).toContain(message);
});
