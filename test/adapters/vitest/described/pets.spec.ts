import { parse } from "yaml";
import { readFile } from "node:fs/promises";
import type { OpenApiDocument } from "../../../../src/index.ts";
import { createContract, createFetch } from "../../../../src/index.ts";
import { describeContract } from "../../../../src/vitest.ts";
import { createPets } from "../../../contract/pets-contract.ts";

const file = new URL("../../../pets/openapi.yaml", import.meta.url);
const document = parse(await readFile(file, "utf8")) as OpenApiDocument;
const { contract } = await createPets();
const sound = createFetch(contract);

/** A pet is read under another name, and nothing else is wrong. */
async function faulty(request: Request): Promise<Response> {
  const response = await sound(request);
  const isOnePet = request.method === "GET" && /\/pets\/[^/]+$/.test(new URL(request.url).pathname);
  if (!isOnePet || !response.ok) return response;
  return Response.json({ ...((await response.json()) as object), name: 7 }, response);
}

describeContract(createContract({ document }), { fetch: faulty, seed: "1", title: "pets" });
