import { expect, test } from "vitest";
import { createPets } from "./pets-contract.ts";

const invalid = (errors: unknown) => ({ status: 422, body: { status: 422, errors } });

test("every violation of parameters and body is listed with place, path, keyword and message", async () => {
  const { ask } = await createPets();
  const answer = await ask("PUT", "/pets/luna", { json: { name: "", born: "yesterday", wings: 2 } });
  expect(answer).toMatchObject({ status: 422 });
  expect((answer.body as { errors: unknown[] }).errors).toEqual(
    expect.arrayContaining([
      { in: "path", path: "/petId", keyword: "pattern", message: 'must match pattern "^pet-[0-9]+$"' },
      { in: "body", path: "/kind", keyword: "required", message: "is required" },
      { in: "body", path: "/name", keyword: "minLength", message: "must NOT have fewer than 1 characters" },
      { in: "body", path: "/born", keyword: "format", message: 'must match format "date"' },
      {
        in: "body",
        path: "/wings",
        keyword: "additionalProperties",
        message: "is not declared here; known are name, kind, born",
      },
    ]),
  );
});

test("a value outside an enum is told which ones there are", async () => {
  const { ask } = await createPets();
  expect(await ask("GET", "/pets?kind=fish")).toMatchObject(
    invalid([
      { in: "query", path: "/kind", keyword: "enum", message: 'must be one of "cat", "dog", "parrot"' },
    ]),
  );
});

test("a query parameter that is not declared is refused with the names that are", async () => {
  const { ask } = await createPets();
  expect(await ask("GET", "/pets?knd=cat")).toMatchObject(
    invalid([{ in: "query", path: "/knd", message: "is not declared here; known are kind, limit" }]),
  );
});

test.each(["0", "101", "1.5", "ten", "", "1e1x", " 5"])("limit=%j is not within 1 to 100", async (limit) => {
  const { ask } = await createPets();
  expect((await ask("GET", `/pets?limit=${encodeURIComponent(limit)}`)).status).toBe(422);
});

test("a required body that is missing is refused", async () => {
  const { ask } = await createPets();
  expect(await ask("POST", "/pets")).toMatchObject(
    invalid([{ in: "body", path: "", keyword: "required", message: "is required" }]),
  );
});

test.each(["/pets/%E0%A4%A", "/pets?kind=%E0%A4%A", "/pets?%=cat", "/shelters?kind=%zz"])(
  "broken percent-encoding is 400 in %s",
  async (target) => {
    const { ask } = await createPets();
    expect(await ask("GET", target)).toMatchObject({ status: 400 });
  },
);

test.each(["[1,2]", '"text"', "null", "7"])(
  "the JSON value %s is refused where an object is wanted",
  async (text) => {
    const { ask } = await createPets();
    const answer = await ask("POST", "/pets", { text, headers: { "content-type": "application/json" } });
    expect(answer).toMatchObject(
      invalid([{ in: "body", path: "", keyword: "type", message: "must be object" }]),
    );
  },
);
