import { expect, test } from "vitest";
import { writeMarkdown } from "../../src/coverage/report/markdown-report.ts";
import { writeNever, writeOperations, writeSums } from "../../src/coverage/report/text-report.ts";
import { cover } from "./tiny-contract.ts";

const NOTES = {
  paths: {
    "/notes": {
      get: {
        operationId: "list|Notes",
        parameters: [{ name: "limit", in: "query", schema: { type: "integer", minimum: 1 } }],
        responses: { 200: { description: "", content: { "application/json": {} } }, 404: { description: "" } },
      },
      delete: { operationId: "clear", responses: { 204: { description: "" } } },
    },
  },
};

async function asked() {
  const notes = cover(NOTES);
  await notes.ask("GET", "/notes");
  return notes.report();
}

test("the terminal is told each sum, and each operation", async () => {
  const report = await asked();
  expect(writeSums(report)).toBe(
    [
      "coverage of the contract:",
      "  operations          1 of 2          50 %",
      "  parameters          0 of 1           0 %",
      "  constraints kept    0 of 2           0 %",
      "  constraints broken  0 of 2           0 %",
      "  statuses            1 of 3          33 %",
      "  media types         1 of 1         100 %",
      "  examples            none declared",
      "  all together        3 of 11         27 %",
    ].join("\n"),
  );
  expect(writeOperations(report)).toBe(
    [" 25 %  list|Notes  GET /notes     asked once", "  0 %  clear       DELETE /notes  never asked"].join("\n"),
  );
});

test("what was never exercised is listed by operation, and of one that was never asked nothing else", async () => {
  expect(writeNever(await asked())).toBe(
    [
      "never exercised:",
      "  list|Notes",
      "    never sent      query limit  #/paths/~1notes/get/parameters/0",
      "    never kept      #/paths/~1notes/get/parameters/0/schema/type",
      "    never kept      #/paths/~1notes/get/parameters/0/schema/minimum",
      "    never broken    #/paths/~1notes/get/parameters/0/schema/type",
      "    never broken    #/paths/~1notes/get/parameters/0/schema/minimum",
      "    never answered  #/paths/~1notes/get/responses/404",
      "  clear: never asked",
    ].join("\n"),
  );
});

test("a table in Markdown is not ended by a name", async () => {
  const written = writeMarkdown("No|tes", await asked(), true);
  expect(written).toContain("## Contract coverage of No\\|tes");
  expect(written).toContain("| `list\\|Notes` | `GET /notes` | 1 | 25 % |");
  expect(written).toContain("- `clear`: never asked");
  expect(written).toContain("  - never answered: `#/paths/~1notes/get/responses/404`");
});
