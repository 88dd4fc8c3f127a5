import { describe, expect, test } from "vitest";
import { namedRules } from "../../src/diff/rules/rule-list.ts";
import { BODY_CHANGES } from "./body-changes.ts";
import type { ChangedDocument } from "./changed-documents.ts";
import { judge, operation, sent } from "./documents.ts";
import { OPERATION_CHANGES } from "./operation-changes.ts";
import { PARAMETER_CHANGES } from "./parameter-changes.ts";
import { PROPERTY_CHANGES } from "./property-changes.ts";
import { REVERSED_CHANGES } from "./reversed-changes.ts";
import { SECURITY_CHANGES } from "./security-changes.ts";

const TABLES: readonly [string, readonly ChangedDocument[]][] = [
  ["operations", OPERATION_CHANGES],
  ["security", SECURITY_CHANGES],
  ["parameters", PARAMETER_CHANGES],
  ["bodies, statuses and headers", BODY_CHANGES],
  ["properties", PROPERTY_CHANGES],
  ["webhooks and callbacks, where the client is asked", REVERSED_CHANGES],
];

describe.each(TABLES)("%s", (_, changes) => {
  test.each(changes)("$says", ({ before, after, forth, back }) => {
    expect(judge(before, after)).toEqual(forth.filter((text) => text !== ""));
    expect(judge(after, before)).toEqual(back.filter((text) => text !== ""));
  });
});

test("each rule that has an id of its own is in one of these tables", () => {
  const seen = TABLES.flatMap(([, changes]) => changes.flatMap(({ forth, back }) => [...forth, ...back]));
  const ids = new Set(seen.map((text) => text.split(" ")[1]));
  expect(Object.keys(namedRules()).filter((id) => !ids.has(id))).toEqual([]);
});

test("whoever was told that an operation is a draft is broken by nothing in it", () => {
  const draft = (schema: object) => {
    const body = { requestBody: { content: { "application/json": { schema } } } };
    return operation({ ...body, "x-stability-level": "draft" });
  };
  expect(judge(draft({ type: "string" }), draft({ type: "integer" }))).toEqual([
    "info request-body-type-changed",
  ]);
  expect(judge(sent({ type: "string" }), sent({ type: "integer" }))).toEqual([
    "breaking request-body-type-changed",
  ]);
});
