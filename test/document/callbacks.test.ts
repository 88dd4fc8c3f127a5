import SwaggerParser from "@apidevtools/swagger-parser";
import { expect, test } from "vitest";
import { loadDocument } from "../../src/document/load.ts";
import { HEAD, write } from "./written.ts";

const FILES = {
  "api.yaml": `${HEAD}paths:
  /watches:
    post:
      operationId: watch
      responses: { '201': { description: '' } }
      callbacks:
        onPet: { $ref: "#/components/callbacks/OnPet" }
        onOther: { $ref: parts.yaml#/onOther }
        inline: { "{$request.body#/url}": { $ref: hook.yaml } }
components:
  callbacks: { OnPet: { $ref: parts.yaml#/onPet } }
`,
  "parts.yaml": `onPet: { "{$request.body#/url}": { $ref: hook.yaml } }\nonOther: { "{$request.query.url}": { $ref: hook.yaml } }\n`,
  "hook.yaml": "post: { operationId: hook, responses: { '204': { description: '' } } }\n",
};

test.each([
  ["3.1.1", false, { $ref: "#/components/pathItems/hook" }],
  ["3.0.3", true, { post: { operationId: "hook" } }],
])("callbacks stay where they are referred to in OpenAPI %s", async (version, keepVersion, hook) => {
  const path = await write({ ...FILES, "api.yaml": FILES["api.yaml"].replace("3.1.1", version) });
  const { document, written, warnings } = await loadDocument(path, { keepVersion });
  const made = written ?? document;
  expect(warnings).toEqual([]);
  expect(made).toMatchObject({
    paths: {
      "/watches": {
        post: {
          callbacks: {
            onPet: { $ref: "#/components/callbacks/OnPet" },
            onOther: { $ref: "#/components/callbacks/onOther" },
            inline: { "{$request.body#/url}": hook },
          },
        },
      },
    },
    components: {
      callbacks: {
        OnPet: { "{$request.body#/url}": hook },
        onOther: { "{$request.query.url}": hook },
      },
    },
  });
  await expect(SwaggerParser.validate(structuredClone(made) as never)).resolves.toBeDefined();
});
