import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, onTestFinished, test } from "vitest";
import type { TargetOptions } from "../../../src/verify.ts";
import { toReport, verify, writeText } from "../../../src/verify.ts";
import { createFetch } from "../../../src/index.ts";
import { createServer as serveContract } from "../../../src/node.ts";
import { createPets } from "../../contract/pets-contract.ts";
import { petsDocument } from "../../verify/pets-provider.ts";

test("a contract of this process keeps itself", async () => {
  const { contract } = await createPets();
  const { findings, provider } = await verify(await petsDocument(), { contract });
  expect(findings).toEqual([]);
  expect(provider).toBe("Pets, in this process");
});

test("a fetch of one's own is asked", async () => {
  const { contract } = await createPets();
  const { findings, cases } = await verify(await petsDocument(), { fetch: createFetch(contract) });
  expect(findings).toEqual([]);
  expect(cases).toBeGreaterThan(100);
});

test("what is at a url is asked, and its connections are let go", async () => {
  const { contract } = await createPets();
  await using server = await serveContract(contract).listen();
  const { findings, provider } = await verify(await petsDocument(), {
    ...{ url: server.url, phases: ["examples", "coverage"] },
  });
  expect([findings, provider]).toEqual([[], new URL(server.url).origin]);
});

test("a path in the url stands in the place of the document's own", async () => {
  const paths = new Set<string>();
  const server = createServer((request, response) => {
    paths.add((request.url ?? "").split("/")[1] ?? "");
    response.writeHead(404, { "content-type": "application/json" }).end("{}");
  }).listen(0, "127.0.0.1");
  onTestFinished(() => void server.close());
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  await verify(await petsDocument(), { url: `http://127.0.0.1:${port}/v9`, phases: ["examples"] });
  expect([...paths]).toEqual(["v9"]);
});

test("an app that breaks the contract is told with a line that sends it again", async () => {
  const { contract } = await createPets();
  const sound = createFetch(contract);
  const result = await verify(await petsDocument(), {
    ...{ phases: ["examples"], includeOperations: ["listPets"], seed: "7" },
    fetch: async (request) => Response.json({ wrong: (await sound(request)).status }),
  });
  const text = writeText(toReport(result));
  expect(text).toContain("response 200: body/total is required");
  expect(text).toContain("curl 'http://localhost/pets");
});

test("what cannot be sent by fetch is told, and nobody is blamed", async () => {
  const { contract } = await createPets();
  const { findings, notes } = await verify(await petsDocument(), {
    ...{ fetch: createFetch(contract), headers: { "X-Snow": "☃" }, phases: ["examples"] },
  });
  expect(findings).toEqual([]);
  expect(notes.join("\n")).toContain("a request to listPets could not be tried: ");
});

test.each([
  [{}, "who shall be verified? give a url, a fetch or a contract"],
  [
    { url: "http://localhost:8000", fetch },
    "one alone can be verified at a time; of url and fetch, give one",
  ],
  [
    { url: "localhost:8000" },
    "a provider is at a url like http://localhost:8000, and localhost:8000 is none",
  ],
])("%o is refused", async (options, message) => {
  await expect(verify(await petsDocument(), options as unknown as TargetOptions)).rejects.toThrow(
    new TypeError(message),
  );
});
