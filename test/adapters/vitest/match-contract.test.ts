import { expect, test } from "vitest";
import { extendExpect } from "../../../src/vitest.ts";
import { createInline } from "../../contract/inline-contract.ts";

const thing = { type: "object", required: ["id"], properties: { id: { type: "string" } } };
const content = {
  "application/json": { schema: { type: "array", items: thing } },
  "text/plain": { schema: { type: "string", maxLength: 5 } },
};
const headers = { "X-Total": { required: true, schema: { type: "integer" } } };
const responses = { 200: { description: "", headers, content }, 204: { description: "" } };
const { contract } = createInline({
  paths: { "/things": { get: { operationId: "listThings", responses } } },
});
extendExpect(contract);

const answered = (body: string | null, given: Record<string, string> = {}, status = 200) =>
  new Response(body, {
    status,
    headers: { "Content-Type": "application/json", "X-Total": "1", ...given },
  });

test.each([
  ["JSON", answered('[{"id":"a"}]')],
  ["text", answered("hello", { "Content-Type": "text/plain" })],
  ["nothing", new Response(null, { status: 204 })],
])("%s that is declared matches", async (_, response) => {
  await expect(response).toMatchContract("listThings");
});

test.each([
  ["a wrong value", answered('[{"id":7}]'), "- body/0/id must be string"],
  [
    "a missing header",
    new Response("[]", { headers: { "Content-Type": "application/json" } }),
    "- header/X-Total is missing",
  ],
  ["a wrong header", answered("[]", { "X-Total": "many" }), "- header/X-Total must be integer"],
  ["an undeclared status", answered("[]", {}, 404), "- body has status 404; declared are 200, 204"],
  [
    "an undeclared media type",
    answered("<a/>", { "Content-Type": "text/xml" }),
    "header/Content-Type is text/xml",
  ],
  [
    "text that is too long",
    answered("good day", { "Content-Type": "text/plain" }),
    "must NOT have more than 5",
  ],
  ["broken JSON", answered("[{"), "- body is not valid JSON"],
  ["a missing body", answered(null), "- body is missing"],
])("%s does not match, and the message says why", async (_, response, message) => {
  await expect(expect(response).toMatchContract("listThings")).rejects.toThrow(message);
  await expect(response).not.toMatchContract("listThings");
});

test("the body is still there to be read", async () => {
  const response = answered('[{"id":"a"}]');
  await expect(response).toMatchContract("listThings");
  expect(await response.json()).toEqual([{ id: "a" }]);
});

test("what cannot be judged is said", async () => {
  await expect(expect(answered("[]")).toMatchContract("listDragons")).rejects.toThrow(
    "no operation of the contract is called listDragons; there are listThings",
  );
  await expect(expect({ status: 200 }).toMatchContract("listThings")).rejects.toThrow("takes a Response");
  const response = answered("[]");
  await response.text();
  await expect(expect(response).toMatchContract("listThings")).rejects.toThrow("was read before");
});
