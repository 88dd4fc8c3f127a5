import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { readOverlayFile, writeOverlayFile } from "../../src/adapters/overlay/overlay-file.ts";
import type { OpenApiDocument } from "../../src/index.ts";
import { loadDocument } from "../../src/document/load.ts";
import type { Overlay } from "../../src/overlay/overlay.ts";
import { createRecorder } from "../../src/forward/record/recorder.ts";
import { createPets } from "../contract/pets-contract.ts";

const EMPTY: Overlay = { overlay: "1.0.0", info: { title: "Recorded", version: "1.0.0" }, actions: [] };

async function recordingInto(file: string, overlay = EMPTY, document?: OpenApiDocument) {
  const { contract } = await createPets(document && { document });
  const { inspection, operations } = contract;
  const recorder = createRecorder({
    document: contract.document,
    inspection,
    overlay,
    save: (saved) => writeOverlayFile(file, saved),
    onFailure: (error) => {
      throw error;
    },
  });
  const record = async (
    method: string,
    path: string,
    reply: unknown,
    {
      body,
      status = 200,
      headers = {},
    }: { body?: unknown; status?: number; headers?: Record<string, string> } = {},
  ) => {
    const bytes = new TextEncoder().encode(JSON.stringify(body));
    const request = {
      method,
      path,
      query: "",
      headers: body === undefined ? headers : { ...headers, "content-type": "application/json" },
      ...(body !== undefined && { body: () => Promise.resolve(bytes) }),
    };
    const { operation, values } = await inspection.inspect(request);
    if (!operation || !values) throw new Error("the test asks for nothing of the contract");
    const draft = {
      status,
      headers: { ETag: '"1"', Location: "/pets/pet-1" },
      body: reply,
      mediaType: "application/json",
      source: "forward",
    } as const;
    recorder.record({ operation, values, requestMediaType: "application/json", reply: draft });
  };
  return { record, close: () => recorder.close(), operations };
}

async function newFile(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "record-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return join(folder, "sub", "pets.overlay.json");
}

const pet = (id: string, name = "Rex") => ({ id, name, kind: "dog" });

test("with what was recorded, the mock answers each request as the backend did", async () => {
  const file = await newFile();
  const { record, close } = await recordingInto(file);
  await record("GET", "/pets/pet-7", pet("pet-7", "Ada"));
  await record("GET", "/pets/pet-8", pet("pet-8", "Bob"));
  await record("POST", "/pets", pet("pet-9", "Cat"), { body: { name: "Cat", kind: "dog" }, status: 201 });
  await close();
  const overlays = [await readOverlayFile(file)];
  const { document, warnings } = await loadDocument("test/pets/openapi.yaml", { overlays });
  expect(warnings).toEqual([]);
  const { petsService } = await import("../contract/pets-contract.ts");
  const { ask } = await createPets({ document, service: { ...petsService, handlers: {} } });
  expect((await ask("GET", "/pets/pet-7")).body).toEqual(pet("pet-7", "Ada"));
  expect((await ask("GET", "/pets/pet-8")).body).toEqual(pet("pet-8", "Bob"));
  expect((await ask("POST", "/pets", { json: { name: "Cat", kind: "dog" } })).body).toEqual(
    pet("pet-9", "Cat"),
  );
});

test("the same request has one example, the latest, also after a restart; what people wrote stays", async () => {
  const file = await newFile();
  const own = { target: "$.info", update: { title: "Mine" } };
  const first = await recordingInto(file, { ...EMPTY, actions: [own] });
  await first.record("GET", "/pets/pet-7", pet("pet-7", "Old"));
  await first.close();
  const second = await recordingInto(file, await readOverlayFile(file));
  await second.record("GET", "/pets/pet-7", pet("pet-7", "New"));
  await second.record("GET", "/pets/pet-8", pet("pet-8"));
  await second.close();
  const { actions } = await readOverlayFile(file);
  expect(actions[0]).toEqual(own);
  const text = await readFile(file, "utf8");
  expect(text).not.toContain('"Old"');
  expect(text).toContain('"New"');
  expect(text).toContain('"pet-8"');
  expect(await readdir(join(file, ".."))).toEqual(["pets.overlay.json"]);
});

test("secrets and keys are left out, wherever they stand", async () => {
  const file = await newFile();
  const { record, close } = await recordingInto(file);
  const reply = {
    ...pet("pet-7"),
    apiKey: "key-4711",
    owner: { password: "hunter2", session_id: "s-4711", tokens: ["t-4711"], age: 7 },
    note: "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.abc-4711",
  };
  await record("GET", "/pets/pet-7", reply, {
    headers: { authorization: "Bearer b-4711", cookie: "sid=c-4711", "x-admin-token": "a-4711" },
  });
  await close();
  const text = await readFile(file, "utf8");
  expect(text).toContain('"age": 7');
  expect(text).not.toMatch(/4711|hunter2/);
  expect(text.split("********").length - 1).toBe(5);
});

test("a secret whose form the contract asks for keeps its form alone, or the exchange is left out", async () => {
  const file = await newFile();
  const { document } = await loadDocument("test/pets/openapi.yaml");
  const petSchema = document.components?.schemas?.Pet as { properties: Record<string, unknown> };
  petSchema.properties.token = { type: "string", pattern: "^[a-z]{3}-[0-9]{4}$" };
  petSchema.properties.secret = { type: "string", enum: ["s-one", "s-two"] };
  const { record, close } = await recordingInto(file, EMPTY, document);
  await record("GET", "/pets/pet-7", { ...pet("pet-7"), token: "xyz-4711" });
  await record("GET", "/pets/pet-8", { ...pet("pet-8"), secret: "s-one" });
  await close();
  const text = await readFile(file, "utf8");
  expect(text).toContain("aaa-0000");
  expect(text).not.toContain("pet-8");
});

test("however much is asked, the file stays within bounds", async () => {
  const file = await newFile();
  const { record, close } = await recordingInto(file);
  for (let at = 0; at < 200; at++) await record("GET", `/pets/pet-${at}`, pet(`pet-${at}`));
  await record("GET", "/pets/pet-1", { ...pet("pet-1"), note: "x".repeat(100_000) });
  await close();
  const { actions } = await readOverlayFile(file);
  const reply = actions.find(({ target }) => target.includes("['responses']"));
  expect(Object.keys((reply?.update as { examples: object }).examples)).toHaveLength(50);
});
