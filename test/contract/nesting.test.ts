import { expect, test } from "vitest";
import { askSmall, json } from "./small-contract.ts";

const DEPTH = 100_000;
const headers = { "content-type": "application/json" };
const nested = (open: string, inside: string, close: string, depth: number) =>
  open.repeat(depth) + inside + close.repeat(depth);

const Tree = { type: "object", properties: { child: { $ref: "#/components/schemas/Tree" } } };
const ask = askSmall(
  {
    components: { schemas: { Tree } },
    paths: {
      "/any": { post: { operationId: "takeAny", requestBody: json({}), responses: { 200: json() } } },
      "/tree": {
        post: {
          operationId: "takeTree",
          requestBody: json({ $ref: "#/components/schemas/Tree" }),
          responses: { 200: json() },
        },
      },
    },
  },
  {
    takeAny: () => ({ status: 200, body: "taken" }),
    takeTree: () => ({ status: 200, body: "taken" }),
  },
);

test.each([
  ["/any", nested("[", '"constructor"', "]", DEPTH)],
  ["/any", nested('{"a":', "1", "}", DEPTH)],
  ["/tree", nested('{"child":', "{}", "}", DEPTH)],
  ["/tree", nested('{"child":', "{}", "}", 300)],
])("a body at %s that is nested too deeply is 400, and no failure of the server", async (path, text) => {
  expect(await ask("POST", path, { text, headers })).toMatchObject({
    status: 400,
    body: { type: "urn:contract-server:problem:nested-too-deep", errors: [{ in: "body" }] },
  });
});

test("a body of reasonable depth is taken, and so is a long one", async () => {
  const text = nested('{"child":', "{}", "}", 100);
  expect(await ask("POST", "/tree", { text, headers })).toMatchObject({ status: 200 });
  const list = JSON.stringify(Array.from({ length: 1000 }, () => [{}]));
  expect(await ask("POST", "/any", { text: list, headers })).toMatchObject({ status: 200 });
});
