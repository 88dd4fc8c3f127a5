import SwaggerParser from "@apidevtools/swagger-parser";
import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { describe, expect, test } from "vitest";
import type { MediaType, Parameter, Schema } from "./contract-document.ts";
import { CONTRACT_FILE, readContract } from "./contract-document.ts";

const { operations } = await readContract();
const ajv = addFormats.default(new Ajv2020({ strict: false, allErrors: true }));

const OPERATIONS = {
  listModels: "GET /api/metrics/models",
  registerModel: "POST /api/metrics/models",
  getModel: "GET /api/metrics/models/{model_id}",
  deployModel: "POST /api/metrics/models/deploy",
  promoteModel: "POST /api/metrics/models/promote",
  rollbackModel: "POST /api/metrics/models/rollback",
  testModel: "POST /api/metrics/models/test",
  archiveModel: "POST /api/metrics/models/archive",
  listModelVersions: "GET /api/metrics/models/{model_id}/versions",
  addModelVersion: "POST /api/metrics/models/{model_id}/versions",
  listTestRuns: "GET /api/metrics/models/{model_id}/test-runs",
  listModelEvents: "GET /api/metrics/models/{model_id}/events",
  listEvents: "GET /api/metrics/events",
  startAbTest: "POST /api/metrics/models/ab-test",
  listAbTests: "GET /api/metrics/ab-tests",
  getAbTest: "GET /api/metrics/ab-tests/{test_id}",
  assignAbTestUnit: "GET /api/metrics/ab-tests/{test_id}/assignment",
  recordAbTestOutcome: "POST /api/metrics/ab-tests/{test_id}/outcomes",
  stopAbTest: "POST /api/metrics/ab-tests/{test_id}/stop",
  getSystemMetrics: "GET /api/metrics/system",
  getSystemMetricsHistory: "GET /api/metrics/system/history",
  getSecurityMetrics: "GET /api/metrics/security",
  getSecurityMetricsHistory: "GET /api/metrics/security/history",
  getPerformanceMetrics: "GET /api/metrics/performance",
  listIdsModelStatus: "GET /api/ids/models/status",
  retrainIdsModel: "POST /api/ids/models/retrain",
  getRetrainingJob: "GET /api/ids/models/retrain/{job_id}",
  listDriftDetections: "GET /api/ids/drift",
  getFederationStatus: "GET /api/federation/status",
  listFederationModels: "GET /api/federation/models",
  getFederationNode: "GET /api/federation/nodes/{node_id}",
  syncFederationNode: "POST /api/federation/nodes/{node_id}/sync",
  aggregateFederation: "POST /api/federation/aggregate",
};

test("the contract is a valid OpenAPI 3.1 document", async () => {
  expect(await SwaggerParser.validate(CONTRACT_FILE)).toMatchObject({ openapi: "3.1.1" });
});

test("it has just these operations", () => {
  const found = operations.map(({ operationId, method, path }) => [operationId, `${method} ${path}`]);
  expect(Object.fromEntries(found)).toEqual(OPERATIONS);
  expect(found).toHaveLength(Object.keys(OPERATIONS).length);
});

describe.each(operations)("$operationId", (operation) => {
  const { method, summary = "", description = "", tags, parameters, requestBody, responses } = operation;

  test("tells what it is for and what will happen", () => {
    expect(tags).toHaveLength(1);
    expect(summary).toMatch(/^[A-Z].*[^.]$/);
    expect(description.length).toBeGreaterThan(summary.length);
    expect(parameters.filter((parameter) => !parameter.description)).toEqual([]);
  });

  test("declares a success, what its input can do wrong, and its own failure", () => {
    const statuses = Object.keys(responses);
    expect(statuses.filter((status) => status.startsWith("2"))).toHaveLength(1);
    expect(statuses).toEqual(expect.arrayContaining(["400", "422", "500"]));
    if (requestBody) expect(statuses).toEqual(expect.arrayContaining(["413", "415"]));
    if (operation.security) expect(statuses).toContain("401");
    if (method === "POST") expect(statuses).toContain("503");
    if (parameters.some(({ name }) => name === "If-Match")) expect(statuses).toContain("412");
    if (parameters.some(({ name }) => name === "If-None-Match")) expect(statuses).toContain("304");
    if (parameters.some((parameter) => parameter.in === "path")) expect(statuses).toContain("404");
  });

  test("has a named example for each reply with a body", () => {
    const without = Object.entries(responses).filter(
      ([status, { content = {} }]) =>
        status !== "304" && Object.values(content).every(({ examples = {} }) => isEmpty(examples)),
    );
    expect(without.map(([status]) => status)).toEqual([]);
    for (const media of Object.values(requestBody?.content ?? {})) expect(media.examples).not.toEqual({});
  });

  test("names refusals as problems alone", () => {
    const kinds = Object.entries(responses)
      .filter(([status]) => Number(status) >= 400)
      .flatMap(([, { content = {} }]) => Object.keys(content));
    expect(new Set(kinds)).toEqual(new Set(["application/problem+json"]));
  });

  test("has examples that its schemas allow", () => {
    const media = [requestBody, ...Object.values(responses)].flatMap((holder) =>
      Object.values(holder?.content ?? {}),
    );
    // Those that are refused as well: what they break is a rule of the API, not the schema.
    const broken = [...media, ...parameters].flatMap(invalidExamples);
    expect(broken).toEqual([]);
  });

  test("has the status of each problem in its examples too", () => {
    const wrong = Object.entries(responses).flatMap(([status, { content = {} }]) =>
      Object.entries(content["application/problem+json"]?.examples ?? {}).filter(
        ([, { value }]) => (value as { status: number }).status !== Number(status),
      ),
    );
    expect(wrong).toEqual([]);
  });

  test("takes an Idempotency-Key and an actor when it changes something", () => {
    const headers = parameters.filter((parameter) => parameter.in === "header").map(({ name }) => name);
    const wanted = method === "POST" ? ["Idempotency-Key", "X-Actor"] : [];
    expect(headers.filter((name) => !name.startsWith("If-")).sort()).toEqual(wanted);
  });
});

test("every property of every schema is described, and strings and lists that clients send have an end", () => {
  const sent = operations.flatMap(({ parameters, requestBody }) => [
    ...parameters.map(({ name, schema }) => ({ schema, at: name })),
    ...Object.values(requestBody?.content ?? {}).map(({ schema }) => ({ schema, at: "body" })),
  ]);
  const answered = operations.flatMap(({ responses }) =>
    Object.values(responses).flatMap(({ content = {}, headers = {} }) => [
      ...Object.values(content).map(({ schema }) => ({ schema, at: "reply" })),
      ...Object.entries(headers).map(([name, { schema }]) => ({ schema, at: name })),
    ]),
  );
  const properties = [...sent, ...answered].flatMap(({ schema, at }) => propertiesOf(schema, at));
  expect(properties.length).toBeGreaterThan(200);
  expect(properties.filter(({ schema }) => !schema.description).map(({ at }) => at)).toEqual([]);
  const endless = sent
    .flatMap(({ schema, at }) => [{ schema, at }, ...propertiesOf(schema, at)])
    .filter(({ schema }) => typesOf(schema).includes("string") && !schema.enum)
    .filter(({ schema }) => schema.maxLength === undefined);
  expect(endless.map(({ at }) => at)).toEqual([]);
});

function invalidExamples({ schema, examples = {} }: MediaType | Parameter): string[] {
  const validate = ajv.compile(schema);
  return Object.entries(examples)
    .filter(([, { value }]) => !validate(value))
    .map(([name]) => `${name}: ${ajv.errorsText(validate.errors)}`);
}

/** All properties of a schema, at any depth, with the path to each. */
function propertiesOf(schema: Schema, at: string): { schema: Schema; at: string }[] {
  const own = Object.entries(schema.properties ?? {}).map(([name, value]) => ({
    schema: value,
    at: `${at}/${name}`,
  }));
  const parts = [schema.items, ...(schema.allOf ?? []), ...(schema.oneOf ?? [])];
  return [
    ...own.flatMap((property) => [property, ...propertiesOf(property.schema, property.at)]),
    ...parts.flatMap((part) => (part ? propertiesOf(part, at) : [])),
  ];
}

function typesOf({ type }: Schema): readonly string[] {
  return [type ?? []].flat();
}

function isEmpty(value: object): boolean {
  return Object.keys(value).length === 0;
}
