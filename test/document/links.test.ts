import { expect, test } from "vitest";
import { loadDocument } from "../../src/document/load.ts";
import { HEAD, write } from "./written.ts";

const user = "#/paths/~1users~1%7Bid%7D/get";
const GET_USER = `get: { operationId: getUser, parameters: [{ name: id, in: path, required: true, schema: {} }], responses: { '200': { description: '' } } }\n`;
const getPet = (link: string) =>
  `{ operationId: getPet, responses: { '200': { description: '', links: { owner: ${link} } } } }`;

test.each([
  ["the document itself", `operationRef: "../api.yaml${user}"`],
  ["another file", "operationRef: users.yaml#/get"],
])("a link to an operation of %s leads to where it stands in one piece", async (_, link) => {
  const path = await write({
    "api.yaml": `${HEAD}paths:\n  /pets: { get: { $ref: "paths/pets.yaml#/get" } }\n  "/users/{id}": { $ref: paths/users.yaml }\n`,
    "paths/pets.yaml": `get: ${getPet("{ $ref: ../links.yaml#/owner }")}\n`,
    "paths/users.yaml": GET_USER,
    "links.yaml": "owner: { $ref: paths/owner.yaml }\n",
    "paths/owner.yaml": `${link}\nparameters: { id: $response.body#/owner }\n`,
  });
  const { document, warnings } = await loadDocument(path);
  expect(warnings).toEqual([]);
  expect(document.components).toMatchObject({ links: { owner: { operationRef: user } } });
});

test("a link into another API stays, and nothing is read for it", async () => {
  const elsewhere = "https://example.com/openapi.yaml#/paths/~1users/get";
  const beside = "other.yaml#/paths/~1users/get";
  const links = `{ operationRef: "${elsewhere}" }, beside: { operationRef: "${beside}" }`;
  const path = await write({ "api.yaml": `${HEAD}paths: { /pets: { get: ${getPet(links)} } }\n` });
  const { document, warnings } = await loadDocument(path);
  expect(warnings).toEqual([]);
  expect(JSON.stringify(document)).toContain(elsewhere);
  expect(JSON.stringify(document)).toContain(beside);
});

test.each([
  ["operationId: getOwner", "operationId", 'there is no operation "getOwner"'],
  ['operationRef: "#/paths/~1owners/get"', "operationRef", 'there is no operation at "#/paths/~1owners/get"'],
])("a link with %s, which there is not, is told of", async (link, member, message) => {
  const path = await write({ "api.yaml": `${HEAD}paths: { /pets: { get: ${getPet(`{ ${link} }`)} } }\n` });
  const { warnings } = await loadDocument(path);
  expect(warnings).toMatchObject([
    {
      kind: "dead-link",
      pointer: `#/paths/~1pets/get/responses/200/links/owner/${member}`,
      message,
      line: 3,
    },
  ]);
});
