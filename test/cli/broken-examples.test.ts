import { expect, test, vi } from "vitest";
import { listen, run } from "./command.ts";
import { makeFiles } from "./files.ts";

const DOCUMENT = JSON.stringify({
  openapi: "3.1.1",
  info: { title: "Things", version: "1" },
  paths: {
    "/things": {
      get: {
        operationId: "listThings",
        responses: {
          200: {
            description: "All.",
            content: {
              "application/json": {
                schema: { type: "array", items: { type: "string" } },
                examples: { right: { value: ["a"] }, wrong: { value: ["a", 7] } },
              },
            },
          },
        },
      },
    },
  },
});

const WARNING =
  `a.json:1:${DOCUMENT.indexOf('{"value":["a",7]}') + 1}: #/paths/~1things/get/responses/200/content/application~1json/examples/wrong: ` +
  "breaks its own schema: /1 must be string";

test.each(["mock", "serve"])(
  "%s tells of each example that breaks its own schema, and answers",
  async (command) => {
    const cwd = await makeFiles({ "a.json": DOCUMENT });
    const { url, log } = await listen([command, "a.json"], { cwd });
    await vi.waitFor(() => {
      const told = log.filter(({ level, msg }) => level === 40 && String(msg).includes("schema"));
      expect(told.map(({ msg }) => msg)).toEqual([WARNING]);
    });
    expect(await (await fetch(`${url}/things`)).json()).toEqual(["a"]);
  },
);

test.each(["mock", "serve"])("%s --strict refuses such a document", async (command) => {
  const cwd = await makeFiles({ "a.json": DOCUMENT });
  expect(await run([command, "a.json", "--strict"], { cwd })).toEqual({
    code: 2,
    stdout: "",
    stderr: `contract-server: ${WARNING}\n`,
  });
});

test("methods of faker that there are not are told of in the same way", async () => {
  const schema = { type: "string", "x-faker": "no.such" };
  const responses = { 200: { description: "One.", content: { "application/json": { schema } } } };
  const paths = { "/word": { get: { operationId: "getWord", responses } } };
  const document = JSON.stringify({ openapi: "3.1.1", info: { title: "Words", version: "1" }, paths });
  const cwd = await makeFiles({ "a.json": document });
  const warning = "schema/x-faker: names faker.no.such, which there is not; values are made without it";
  const { log } = await listen(["mock", "a.json"], { cwd });
  await vi.waitFor(() =>
    expect(log.filter(({ level }) => level === 40).map(({ msg }) => msg)).toEqual([
      expect.stringContaining(warning),
    ]),
  );
  const { code, stderr } = await run(["mock", "a.json", "--strict"], { cwd });
  expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringContaining(warning) as string });
});

test("those of GitHub's document are found while requests are answered already", async () => {
  const { url, log } = await listen(["mock", "node_modules/@octokit/openapi/generated/api.github.com.json"]);
  const broken = () => log.filter(({ msg }) => String(msg).includes("breaks its own schema"));
  expect((await fetch(`${url}/emojis`)).status).toBe(200);
  expect(broken()).toEqual([]);
  await vi.waitFor(() => expect(broken().length).toBeGreaterThan(200), { timeout: 30_000, interval: 100 });
  expect((await fetch(`${url}/emojis`)).status).toBe(200);
}, 40_000);

test("examples that are written in XML already are read before they are checked", async () => {
  const schema = { type: "object", properties: { id: { type: "integer" } } };
  const examples = { right: { value: "<pet><id>7</id></pet>" }, wrong: { value: "<pet><id>x</id></pet>" } };
  const content = { "application/xml": { schema, examples } };
  const paths = {
    "/pet": { get: { operationId: "getPet", responses: { 200: { description: "One.", content } } } },
  };
  const document = JSON.stringify({ openapi: "3.1.1", info: { title: "Pets", version: "1" }, paths });
  const cwd = await makeFiles({ "a.json": document });
  const { stderr, code } = await run(["mock", "a.json", "--strict"], { cwd });
  expect(code).toBe(2);
  expect(stderr).toContain("/examples/wrong: breaks its own schema: /id must be integer");
  expect(stderr).not.toContain("/examples/right");
});
