import { expect, test } from "vitest";
import { StrictDocumentError } from "../../src/document/faults.ts";
import { loadDocument } from "../../src/document/load.ts";
import { HEAD, write } from "./written.ts";

const schemaOf = (faker: string, rest = "type: string") =>
  `${HEAD}paths: {}\ncomponents: { schemas: { A: { properties: { b: { ${rest}, x-faker: ${faker} } } } } }\n`;

test.each([
  ["a name that faker has not", "no.such", "names faker.no.such, which there is not"],
  [
    "arguments that the method refuses",
    '\'number.int({"min":5,"max":1})\'',
    "names faker.number.int, which failed: Max 1 should be greater than min 5.",
  ],
  ["arguments that are no JSON", "'string.alpha({)'", "has arguments that are no JSON: ({)"],
  [
    "values that its own schema refuses",
    "'string.alpha(5)'",
    "names faker.string.alpha, whose values are not valid here",
    "type: string, maxLength: 3",
  ],
])(
  "%s is told of with its place, and is an error to the strict",
  async (_, faker, reason, rest = "type: string") => {
    const path = await write({ "api.yaml": schemaOf(faker, rest) });
    const { warnings, checkExamples } = await loadDocument(path);
    expect(warnings).toEqual([]);
    expect((await checkExamples()).warnings).toMatchObject([
      {
        kind: "unusable-faker",
        pointer: "#/components/schemas/A/properties/b/x-faker",
        message: `${reason}; values are made without it`,
        line: 4,
      },
    ]);
    await expect(loadDocument(path, { strict: true })).rejects.toThrow(StrictDocumentError);
  },
);

test.each(["person.firstName", "'number.int({\"min\":1})'", "datatype.uuid", "'{{person.firstName}}!'"])(
  "%s is nothing to tell of",
  async (faker) => {
    const { checkExamples } = await loadDocument(await write({ "api.yaml": schemaOf(faker) }));
    expect((await checkExamples()).warnings).toEqual([]);
  },
);
