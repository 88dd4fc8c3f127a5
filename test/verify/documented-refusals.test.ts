import { expect, test } from "vitest";
import { createContractProvider } from "../../src/adapters/provider/contract-provider.ts";
import type { OpenApiDocument } from "../../src/index.ts";
import { createContract, Problem, reply } from "../../src/index.ts";
import { verify } from "../../src/verify/verify.ts";

const text = { "application/json": { schema: { type: "object" } } };

/** A list whose cursors no schema can tell from texts that were made up: an example says that those are refused. */
const document = {
  openapi: "3.1.1",
  info: { title: "Pages", version: "1" },
  paths: {
    "/pages": {
      get: {
        operationId: "listPages",
        parameters: [
          {
            name: "cursor",
            in: "query",
            schema: { type: "string" },
            examples: { "made-up": { value: "x" } },
          },
          { name: "limit", in: "query", schema: { type: "integer", minimum: 1, maximum: 100 } },
        ],
        responses: {
          "200": { description: "A page.", content: text },
          "422": {
            description: "Refused.",
            content: {
              "application/json": { examples: { "made-up": { value: { why: "no such cursor" } } } },
            },
          },
        },
      },
    },
  },
} as unknown as OpenApiDocument;

test("what an example says is refused may be refused, and a request that has nothing of it may not", async () => {
  const handlers = {
    listPages: ({ query }: { query: { cursor?: string; limit?: number } }) => {
      if (query.cursor !== undefined) throw new Problem({ status: 422, detail: "There is no such cursor." });
      if (query.limit === 100) throw new Problem({ status: 422, detail: "This is too much." });
      return reply(200, {});
    },
  };
  const service = { handlers, collections: {}, schemaVersion: 1, declaredRefusals: true } as never;
  const provider = createContractProvider(createContract({ document, service }));
  const { findings } = await verify(createContract({ document }), {
    provider,
    phases: ["examples", "coverage"],
  });
  expect(findings.map(({ check, pointer }) => [check, pointer])).toEqual([
    ["valid-accepted", "/paths/~1pages/get/parameters/1/schema/maximum"],
  ]);
});
