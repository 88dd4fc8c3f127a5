import { expect, test } from "vitest";
import type { Report } from "../../../src/verify/report/report.ts";
import { writeText } from "../../../src/verify/report/text/text.ts";
import { sampleReport } from "./sample-report.ts";

test("a finding leads to its cause: what was sent, what came, and the rule", async () => {
  const text = writeText(await sampleReport());
  const [told = ""] = text.split("\n\n");
  expect(told.replaceAll(/\d+ times|:\d+:\d+/g, "…").split("\n")).toEqual([
    "GET /pets listPets",
    "  1. response 200: body/total is required",
    "     body-valid, …",
    "     sent  curl 'http://localhost/pets'",
    "           a plain request (examples)",
    expect.stringMatching(/^ {5}came {2}200 application\/json \{"pets":\[.*…$/),
    "     rule  test/pets/openapi.yaml…",
    "           #/paths/~1pets/get/responses/200/content/application~1json/schema/required",
    "  2. accepts PATCH with 200, though its path does not declare that method",
    expect.any(String),
    ...Array.from({ length: 5 }, () => expect.any(String) as string),
    "     also  GET /shelters, GET /pets/{petId}",
  ]);
});

test("nothing of an answer moves the cursor, and no line but those to be copied is wider than the terminal", async () => {
  for (const width of [60, 80, 120]) {
    const text = writeText(await sampleReport(), { width });
    // eslint-disable-next-line no-control-regex -- it is what is looked for
    expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f]/);
    const wide = text.split("\n").filter((line) => line.length > width);
    expect(wide.filter((line) => !/^ +(sent|rule|came|#|also)|^ +#/.test(line))).toEqual([]);
  }
});

const many = (report: Report): Report => ({
  ...report,
  operations: Array.from({ length: 1000 }, (_, at) => ({
    ...{ operationId: `get${at}`, method: "GET", path: `/things/${at}`, tags: [] },
    ...{ cases: at < 900 ? 3 : 0, failed: 0, durationMs: 1, statuses: { "200": 3 } },
  })),
  findings: [],
});

test("a thousand operations that keep the contract are two lines, unless all are asked for", async () => {
  const report = many(await sampleReport());
  const text = writeText(report);
  expect(text).toContain(
    "✓ 900 operations without a finding, 2,700 cases\n– 100 operations not asked: get900, get901",
  );
  expect(text.split("\n").length).toBeLessThan(20);
  expect(writeText(report, { verbose: true }).split("\n").length).toBeGreaterThan(1000);
});

test("parts are marked where a terminal shows marks", async () => {
  const text = writeText(await sampleReport(), { paint: (mark, part) => `<${mark}>${part}</${mark}>` });
  expect(text).toContain("<heading>GET /pets</heading> <aside>listPets</aside>");
  expect(text).toContain("<bad>response 200: body/total is required</bad>");
});
