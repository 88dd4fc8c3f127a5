import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { watchDocument } from "../../../src/node.ts";
import { makeFiles, THINGS } from "../../cli/files.ts";
import { startPets } from "../pets-server.ts";

const soon = { timeout: 15_000, interval: 20 };

/** Watches a document whose only schema stands in another file. */
async function startWatching(failing?: Error) {
  const components = { schemas: { Thing: { $ref: "thing.json" } } };
  const folder = await makeFiles({
    "openapi.json": JSON.stringify({ ...(JSON.parse(THINGS) as object), components }),
    "thing.json": '{ "title": "first" }',
  });
  const titles: unknown[] = [];
  const errors: unknown[] = [];
  const watched = await watchDocument(join(folder, "openapi.json"), {
    onChange: ({ document }) => {
      titles.push((document.components?.schemas?.Thing as { title?: string }).title);
      if (failing) throw failing;
    },
    onError: (error) => errors.push(error),
  });
  onTestFinished(() => watched.close());
  const write = (name: string, content: string) => writeFile(join(folder, name), content);
  return { watched, folder, titles, errors, write };
}

test("a change of any of its files is told with the document as it is then", async () => {
  const { watched, titles, write } = await startWatching();
  expect(watched.document.components?.schemas?.Thing).toEqual({ title: "first" });
  await write("thing.json", '{ "title": "second" }');
  await expect.poll(() => titles, soon).toContain("second");
});

test("a file that it comes to refer to is watched as well", async () => {
  const { titles, write, folder } = await startWatching();
  await write("other.json", '{ "title": "other" }');
  const text = JSON.stringify({
    ...(JSON.parse(THINGS) as object),
    components: { schemas: { Thing: { $ref: "other.json" } } },
  });
  await writeFile(join(folder, "openapi.json"), text);
  await expect.poll(() => titles, soon).toContain("other");
  await write("other.json", '{ "title": "another" }');
  await expect.poll(() => titles, soon).toContain("another");
});

test("what cannot be used is told, and watched on until it can", async () => {
  const { titles, errors, write } = await startWatching();
  await write("thing.json", '{ "title": ');
  await expect.poll(() => errors.map(String), soon).toContainEqual(expect.stringMatching(/thing\.json:1:/));
  expect(titles).toEqual([]);
  await write("thing.json", '{ "title": "mended" }');
  await expect.poll(() => titles, soon).toContain("mended");
});

test("what whoever hears of a change throws is told too", async () => {
  const failure = new Error("no");
  const { errors, write } = await startWatching(failure);
  await write("thing.json", '{ "title": "second" }');
  await expect.poll(() => errors, soon).toContain(failure);
});

test("a document that is in no file cannot be watched", async () => {
  const { url } = await startPets();
  const listeners = { onChange: () => undefined, onError: () => undefined };
  await expect(watchDocument(`${url}/openapi.json`, listeners)).rejects.toThrow(
    `${url}/openapi.json is no file that can be watched; save it to one, or use loadDocument`,
  );
});
