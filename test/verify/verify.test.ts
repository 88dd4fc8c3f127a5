import { expect, test } from "vitest";
import { SilenceError } from "../../src/verify/provider.ts";
import { verifyPets, withJson } from "./pets-provider.ts";

test("a provider that keeps its contract has no finding", async () => {
  const { findings, cases, operations } = await verifyPets();
  expect(findings).toEqual([]);
  expect(cases).toBeGreaterThan(operations.length);
});

test("a server error is found, and nothing else is said of its answer", async () => {
  const { findings } = await verifyPets((reply, { method, path }) =>
    method === "GET" && path === "/pets" ? { ...reply, status: 500 } : reply,
  );
  expect(findings.map(({ check, operationId }) => [check, operationId])).toEqual([
    ["no-server-error", "listPets"],
  ]);
});

test("a missing property is found, with the place of the rule that asks for it", async () => {
  const { findings } = await verifyPets((reply, { method, path }) =>
    method === "GET" && path === "/pets"
      ? withJson(reply, (body) => ({ ...(body as object), total: undefined }))
      : reply,
  );
  expect(findings).toMatchObject([
    {
      check: "body-valid",
      message: "response 200: body/total is required",
      pointer: "/paths/~1pets/get/responses/200/content/application~1json/schema/required",
    },
  ]);
});

test("a method that is taken though it is not declared is found", async () => {
  const { findings } = await verifyPets((reply, { method, path }) =>
    method === "PATCH" && path === "/pets" ? { ...reply, status: 200 } : reply,
  );
  expect(findings.map(({ check }) => check)).toEqual(["wrong-method-refused"]);
});

test("a provider that does not answer is found, once for each operation", async () => {
  const { findings, operations } = await verifyPets(() => {
    throw new SilenceError("reset", "breaks off (ECONNRESET)");
  });
  expect(findings.map(({ check, message }) => `${check}: ${message}`)).toEqual(
    operations.map(() => "answers: breaks off (ECONNRESET)"),
  );
});
