import { expect, test } from "vitest";
import type { JsonObject, OpenApiDocument } from "../../src/contract/document.ts";
import { isObject } from "../../src/contract/document.ts";
import { diffContracts } from "../../src/diff/diff-contracts.ts";
import { loadDocument } from "../../src/document/load.ts";

const GITHUB = "node_modules/@octokit/openapi/generated";
const DOCUMENTS = [
  ...["openapi.yaml", "test/pets/openapi.yaml", "test/stateful/books.yaml", "test/library/openapi.yaml"],
  ...["test/document/swagger-2/shop.yaml", `${GITHUB}/api.github.com.json`],
];

/** All keys in the other order, and each description another one. */
function rewrite(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(rewrite);
  if (!isObject(value)) return value;
  const entries = Object.entries(value).reverse();
  return Object.fromEntries(
    entries.map(([key, inner]) => [
      key,
      key === "description" && typeof inner === "string" ? `${inner} Told anew.` : rewrite(inner),
    ]),
  );
}

/** Each component under another name. */
function rename(document: OpenApiDocument): OpenApiDocument {
  const text = JSON.stringify(document).replaceAll(
    '"#/components/schemas/',
    '"#/components/schemas/Renamed-',
  );
  const renamed = JSON.parse(text) as JsonObject;
  const components = renamed.components as JsonObject | undefined;
  const schemas = Object.entries(isObject(components?.schemas) ? components.schemas : {});
  const under = Object.fromEntries(schemas.map(([name, schema]) => [`Renamed-${name}`, schema]));
  return { ...renamed, components: { ...components, schemas: under } } as unknown as OpenApiDocument;
}

test.each(DOCUMENTS)(
  "%s has no difference from itself, written otherwise, in less than 3 s of processor time",
  async (path) => {
    const { document } = await loadDocument(path);
    const again = rewrite(document) as OpenApiDocument;
    const before = process.cpuUsage();
    const changes = diffContracts({ document }, { document: again });
    const { user, system } = process.cpuUsage(before);
    expect(changes).toEqual([]);
    expect((user + system) / 1e6).toBeLessThan(3);
  },
  60_000,
);

test.each(DOCUMENTS)(
  "%s has no difference from itself with other names for its schemas",
  async (path) => {
    const { document } = await loadDocument(path);
    const harmless = ["request-body-discriminator", "response-body-discriminator", "property-discriminator"];
    const changes = diffContracts({ document }, { document: rename(document) });
    const told = changes.filter(({ id }) => !harmless.some((word) => id.includes(word)));
    expect(told.map(({ id, message }) => `${id}: ${message}`)).toEqual([]);
  },
  60_000,
);

test("a year of GitHub's document is compared, and each change is at a place that is there", async () => {
  const [old, other] = [
    await loadDocument(`${GITHUB}/ghes-3.17.json`),
    await loadDocument(`${GITHUB}/ghes-3.19.json`),
  ];
  const changes = diffContracts(old, other);
  expect(changes.length).toBeGreaterThan(100);
  const breaking = changes.filter(({ level }) => level === "breaking").map(({ id }) => id);
  expect(new Set(breaking)).toEqual(
    new Set([
      ...["request-property-became-not-nullable", "request-property-max-items-set"],
      ...["request-property-min-items-set"],
    ]),
  );
  for (const { old: from, new: to } of changes) {
    for (const place of [from, to]) if (place) expect(place.pointer).toMatch(/^#\/(paths|components)\//);
  }
}, 60_000);
