import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import type { AskedFetch } from "../../../src/adapters/provider/fetch-provider.ts";
import { createFetchProvider } from "../../../src/adapters/provider/fetch-provider.ts";
import { SilenceError, UntriedError } from "../../../src/verify/provider.ts";
import type { WireRequest } from "../../../src/verify/requests/wire-request.ts";

const PLAIN: WireRequest = { method: "GET", path: "/pets", query: "", headers: {} };

const ask = (fetch: AskedFetch, request: Partial<WireRequest> = {}, signal = new AbortController().signal) =>
  createFetchProvider(fetch, { name: "an app", origin: "http://localhost" }).ask(
    { ...PLAIN, ...request },
    signal,
  );
const textOf = ({ body }: { readonly body: Uint8Array }) => new TextDecoder().decode(body);

test("method, address, header fields and body arrive as they are", async () => {
  const reply = await ask(
    async (request) =>
      Response.json({
        ...{ method: request.method, url: request.url, actor: request.headers.get("x-actor") },
        body: await request.text(),
      }),
    {
      method: "POST",
      path: "/pets/a%2Fb",
      query: "limit=%20&name='O'",
      headers: { "x-actor": "ci" },
      body: "{",
    },
  );
  expect(JSON.parse(textOf(reply))).toEqual({
    ...{ method: "POST", url: "http://localhost/pets/a%2Fb?limit=%20&name=%27O%27", actor: "ci", body: "{" },
  });
});

test("each cookie that is set is told", async () => {
  const reply = await ask(
    () =>
      new Response(null, {
        status: 204,
        headers: [
          ["Set-Cookie", "a=1"],
          ["Set-Cookie", "b=2"],
        ],
      }),
  );
  expect(reply).toEqual({ status: 204, headers: { "set-cookie": "a=1, b=2" }, body: new Uint8Array() });
});

test("a redirect is an answer, and is not followed", async () => {
  const reply = await ask(() => Response.redirect("http://localhost/elsewhere", 302));
  expect([reply.status, reply.headers.location]).toEqual([302, "http://localhost/elsewhere"]);
});

test("a body that an app has compressed is expanded, and one that is plain already stays", async () => {
  const headers = { "Content-Encoding": "gzip" };
  expect(textOf(await ask(() => new Response(gzipSync("hello"), { headers })))).toBe("hello");
  expect(textOf(await ask(() => new Response("hello", { headers })))).toBe("hello");
});

test("an app that throws has not answered", async () => {
  const asked = ask(() => {
    throw new Error("out of biscuits");
  });
  await expect(asked).rejects.toThrow(SilenceError);
  await expect(asked).rejects.toThrow("fails (out of biscuits)");
});

test("an app that never answers is given up on", async () => {
  const caller = new AbortController();
  const asked = ask(() => new Promise<Response>(() => undefined), {}, caller.signal);
  caller.abort();
  await expect(asked).rejects.toThrow(SilenceError);
});

test("an app hears of its caller giving up", async () => {
  const caller = new AbortController();
  let heard: AbortSignal | undefined;
  const asked = ask(
    ({ signal }) => {
      heard = signal;
      caller.abort();
      return new Promise<Response>(() => undefined);
    },
    {},
    caller.signal,
  );
  await expect(asked).rejects.toThrow(SilenceError);
  expect(heard?.aborted).toBe(true);
});

test.each([
  ["a body with GET", { body: "{}" }],
  ["a method that fetch forbids", { method: "TRACE" }],
  ["a path that would be made shorter", { path: "/pets/../pets" }],
  ["a header field that is not Latin", { headers: { "x-name": "☃" } }],
])("%s is left out, and not held against the app", async (_, request) => {
  await expect(ask(() => new Response(), request)).rejects.toThrow(UntriedError);
});

test("what is no Response is told as a mistake of whoever gave the fetch", async () => {
  const fetch = (() => ({ status: 200 })) as unknown as AskedFetch;
  await expect(ask(fetch)).rejects.toThrow(
    new TypeError(
      "the fetch to be verified has to answer with a Response, and answered with object; give it as (request) => Response",
    ),
  );
});
