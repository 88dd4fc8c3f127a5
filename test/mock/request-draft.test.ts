import { expect, test } from "vitest";
import { writeRequest } from "../../src/adapters/pages/start/write-request.js";
import { loadDocument } from "../../src/document/load.ts";
import type { Contract } from "../../src/index.ts";
import { collectionsOf, createContract, createMemoryStore } from "../../src/index.ts";
import type { Operation } from "../../src/index.ts";
import { createGenerator } from "../../src/mock/generate/generator.ts";
import type { RequestDraft } from "../../src/mock/request-draft.ts";
import { draftRequest } from "../../src/mock/request-draft.ts";

/** A mock of a document, and what drafts its requests. */
async function open(path: string) {
  const { document } = await loadDocument(path);
  const service = { handlers: {}, collections: {}, schemaVersion: 1 };
  const store = createMemoryStore({ collections: collectionsOf(service) });
  const contract = createContract({ document, service, store });
  const generator = createGenerator({ ...document });
  const draft = (operation: Operation) => draftRequest({ ...document }, operation, () => generator);
  return { contract, draft };
}

/** Sends a draft as it is, with all of its parameters or those only that it needs. */
async function send(contract: Contract, draft: RequestDraft, isWhole: boolean) {
  const [body] = draft.bodies;
  const written = writeRequest({
    ...draft,
    basePath: draft.basePaths[0] ?? "",
    parameters: draft.parameters
      .filter(({ required }) => isWhole || required)
      .map((parameter) => ({ ...parameter, text: textOf(parameter.value) })),
    credentials: draft.credentials.map((place) => ({ ...place, text: "any" })),
    prefer: [],
    accept: "",
    ...(body && { body: { contentType: body.contentType, text: body.examples[0]?.text ?? "" } }),
  });
  const [path = "", query = ""] = written.target.split("?");
  const headers = Object.fromEntries(written.headers.map(([name, text]) => [name.toLowerCase(), text]));
  const bytes = new TextEncoder().encode(written.body);
  const sent = written.body === undefined ? undefined : { body: () => Promise.resolve(bytes) };
  return contract.handle({ method: draft.method, path, query, headers, ...sent });
}

function textOf(value: unknown): string {
  return typeof value === "string" ? value : JSON.stringify(value);
}

test.each([
  ["test/pets/openapi.yaml", 1],
  ["openapi.yaml", 1],
  ["node_modules/@octokit/openapi/generated/api.github.com.json", 12],
])(
  "what is drafted for %s is taken as it is",
  async (path, everyNth) => {
    const { contract, draft } = await open(path);
    const refused: unknown[] = [];
    for (const [at, operation] of contract.operations.entries()) {
      if (at % everyNth !== 0) continue;
      const drafted = await draft(operation);
      for (const isWhole of [true, false]) {
        const { status, body } = await send(contract, drafted, isWhole);
        if ([400, 401, 404, 405, 415, 422].includes(status))
          refused.push([operation.operationId, status, body]);
      }
    }
    expect(refused).toEqual([]);
  },
  120_000,
);

test("a draft tells what the document says of an operation, and names its examples", async () => {
  const { contract, draft } = await open("test/pets/openapi.yaml");
  const find = (id: string) => contract.operations.find(({ operationId }) => operationId === id);
  const [create, remove, list] = [find("createPet"), find("deletePet"), find("listShelters")];
  if (!create || !remove || !list) throw new Error("the document has them");
  expect(await draft(create)).toMatchObject({
    summary: "Take a pet in",
    isBodyRequired: true,
    bodies: [{ contentType: "application/json", examples: [{ name: "a-cat" }] }],
  });
  expect(await draft(remove)).toMatchObject({
    parameters: [{ name: "petId", in: "path", required: true, value: "pet-1" }],
    credentials: [{ scheme: "AdminToken", in: "header", name: "X-Admin-Token", prefix: "" }],
  });
  expect(await draft(list)).toMatchObject({
    description: "Nobody has written a handler for this one.",
    responses: [{ status: "200", description: "All shelters.", examples: ["two"] }],
    accepts: ["application/json"],
  });
});
