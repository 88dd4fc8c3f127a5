import { beforeEach, expect, test, vi } from "vitest";
import { jsonOf, mocked } from "./mocked.ts";

const change = vi.fn(() => ({ status: 200, body: "handled" }));
const handlers = { change };
beforeEach(() => void change.mockClear());

const responses = {
  200: jsonOf({ one: "one", two: "two" }, { type: "string", minLength: 3 }),
  409: jsonOf({ taken: "taken" }),
};
const paths = { "/a": { post: { operationId: "change", responses } } };
const ask = (headers: Record<string, string> = {}) => mocked(paths, { handlers }).ask("POST /a", { headers });

test.each([
  ["code=409", 409, "taken"],
  ["example=two", 200, "two"],
])(
  "Prefer: %s is answered from the contract, and the handler hears nothing of it",
  async (prefer, status, body) => {
    expect(await ask({ prefer })).toMatchObject({ status, body, headers: { "X-Contract-Source": "mock" } });
    expect(change).not.toHaveBeenCalled();
  },
);

test("dynamic=true is generated", async () => {
  const answer = await ask({ prefer: "dynamic=true" });
  expect(answer).toMatchObject({ status: 200, headers: { "X-Contract-Source": "mock" } });
  expect(["one", "two"]).not.toContain(answer.body);
});

test.each(["seed=x", "dynamic=false", "delay=1", "return=minimal"])(
  "Prefer: %s is the handler's to answer",
  async (prefer) => {
    expect(await ask({ prefer })).toMatchObject({
      body: "handled",
      headers: { "X-Contract-Source": "handler" },
    });
  },
);

test("a client that accepts nothing of what there is, is refused before the handler is asked", async () => {
  expect(await ask({ accept: "text/html" })).toMatchObject({
    status: 406,
    body: { detail: 'change can answer with application/json, none of which "text/html" accepts.' },
  });
  expect(change).not.toHaveBeenCalled();
  expect(await ask({ accept: "text/html, */*;q=0.1" })).toMatchObject({ status: 200 });
});

test("a success without content fits every Accept", async () => {
  const operation = { operationId: "change", responses: { ...responses, 204: { description: "" } } };
  const contract = mocked({ "/a": { post: operation } }, { handlers: { change: () => ({ status: 204 }) } });
  expect(await contract.ask("POST /a", { headers: { accept: "text/html" } })).toMatchObject({ status: 204 });
});
