import { expect, test } from "vitest";
import { askSmall, json } from "./small-contract.ts";

const limit = { in: "query", name: "limit", schema: { type: "integer" } };
const amount = json({ type: "number" });
const paths = {
  "/amounts": {
    get: { operationId: "listAmounts", parameters: [limit], responses: { 200: amount } },
    post: { operationId: "addAmount", requestBody: amount, responses: { 200: amount } },
  },
};

test("a number too great to be one is refused in a query and in a body", async () => {
  const ask = askSmall(
    { paths },
    {
      listAmounts: () => ({ status: 200, body: 1 }),
      addAmount: ({ body }: { body: number }) => ({ status: 200, body }),
    },
  );
  expect((await ask("GET", "/amounts?limit=1e999")).status).toBe(422);
  const headers = { "content-type": "application/json" };
  expect((await ask("POST", "/amounts", { text: "1e999", headers })).status).toBe(422);
  expect(await ask("POST", "/amounts", { text: "1e99", headers })).toMatchObject({ status: 200, body: 1e99 });
});

test.each([NaN, Infinity])(
  "a reply of %s breaks the contract, since JSON would make null of it",
  async (body) => {
    const ask = askSmall({ paths }, { listAmounts: () => ({ status: 200, body }) });
    expect(await ask("GET", "/amounts")).toMatchObject({
      status: 500,
      body: { errors: [{ keyword: "type" }] },
    });
  },
);
