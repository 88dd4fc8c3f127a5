import { join } from "node:path";
import { expect, test } from "vitest";
import { sendJson, startUpstream } from "../forward/beside.ts";
import { run, serve } from "./command.ts";
import { handlersWith, makeFiles, THINGS } from "./files.ts";
import type { ReceivedSpan } from "./otlp-receiver.ts";
import { startReceiver } from "./otlp-receiver.ts";

const TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
const CALLER = "00f067aa0ba902b7";
const traceparent = `00-${TRACE}-${CALLER}-01`;

/** Serves with traces, lets a test ask, and ends the server, which sends what it has. */
async function traced(
  args: readonly string[],
  env: Record<string, string>,
  ask: (url: string) => Promise<unknown>,
) {
  const receiver = await startReceiver();
  const { url, child, ended, log } = await serve(args, {
    env: { OTEL_EXPORTER_OTLP_ENDPOINT: receiver.url, ...env },
  });
  await ask(url);
  child.kill("SIGTERM");
  expect(await ended).toMatchObject({ code: 0, stderr: "" });
  return { ...receiver, log };
}

const named = (spans: readonly ReceivedSpan[], name: string) => {
  const found = spans.find((span) => span.name === name);
  if (!found) throw new Error(`no span ${name} among ${spans.map((span) => span.name).join(", ")}`);
  return found;
};

test("a request is a span of its client's trace, with its transaction and its handler below", async () => {
  const { spans, resources, log } = await traced(
    ["test/pets/openapi.yaml", "--ephemeral"],
    { OTEL_SERVICE_NAME: "pets" },
    async (url) => {
      const headers = { "Content-Type": "application/json", traceparent };
      const body = JSON.stringify({ name: "Mia", kind: "cat" });
      await fetch(`${url}/pets?x-secret=1`, { headers });
      await fetch(`${url}/pets`, { method: "POST", headers, body });
    },
  );
  expect(resources[0]).toMatchObject({ "service.name": "pets" });
  const request = named(spans, "POST /pets");
  expect(request).toMatchObject({ traceId: TRACE, parentId: CALLER, kind: 2, status: 0 });
  expect(request.attributes).toMatchObject({
    "http.request.method": "POST",
    "http.route": "/pets",
    "http.response.status_code": 201,
    "url.scheme": "http",
    "server.address": "127.0.0.1",
    "openapi.operation.id": "createPet",
  });
  const transaction = named(spans, "store transaction");
  expect(transaction).toMatchObject({ traceId: TRACE, parentId: request.spanId });
  expect(named(spans, "handler createPet")).toMatchObject({ traceId: TRACE, parentId: transaction.spanId });
  expect(JSON.stringify(spans)).not.toContain("secret");
  const lines = log.filter(({ msg }) => msg === "request");
  expect(lines).toMatchObject([
    { method: "GET", traceId: TRACE },
    { method: "POST", traceId: TRACE, spanId: request.spanId },
  ]);
});

test("a failure is recorded in its spans, and one without a caller begins a trace", async () => {
  const throwing = `handlers: { listThings: () => { throw new Error("broken on purpose"); } }`;
  const folder = await makeFiles({ "things.json": THINGS, "handlers/index.js": handlersWith(throwing) });
  const args = [join(folder, "things.json"), "--ephemeral"];
  const { spans, log } = await traced(args, {}, (url) => fetch(`${url}/things`));
  const begun = named(spans, "GET /things");
  expect(log.filter(({ traceId }) => traceId === begun.traceId).map(({ msg }) => msg)).toEqual([
    "something failed",
    "request",
  ]);
  expect(begun).toMatchObject({ parentId: "", status: 2 });
  expect(named(spans, "handler listThings")).toMatchObject({ status: 2, events: ["exception"] });
});

test("the backend goes on with the trace", async () => {
  const upstream = await startUpstream((_, response) => sendJson(response, 200, ["real"]));
  const folder = await makeFiles({ "things.json": THINGS });
  const args = [join(folder, "things.json"), "--forward", upstream.url];
  const { spans } = await traced(args, {}, (url) => fetch(`${url}/things`, { headers: { traceparent } }));
  const asking = named(spans, "GET");
  expect(asking).toMatchObject({ traceId: TRACE, parentId: named(spans, "GET /things").spanId, kind: 3 });
  expect(upstream.seen[0]?.headers.traceparent).toBe(`00-${TRACE}-${asking.spanId}-01`);
});

test("what is not sampled is not sent, and what cannot be done is told in a line", async () => {
  const args = ["test/pets/openapi.yaml", "--ephemeral"];
  const { spans } = await traced(args, { OTEL_TRACES_SAMPLER: "always_off" }, (url) => fetch(`${url}/pets`));
  expect(spans).toEqual([]);
  const env = { OTEL_EXPORTER_OTLP_ENDPOINT: "http://127.0.0.1:1" };
  const wrong = await run(["serve", ...args], { env: { ...env, OTEL_TRACES_SAMPLER: "sometimes" } });
  expect([wrong.code, wrong.stderr]).toEqual([
    2,
    expect.stringMatching(/OTEL_TRACES_SAMPLER is one of always_on/),
  ]);
  const protocol = await run(["serve", ...args], { env: { ...env, OTEL_EXPORTER_OTLP_PROTOCOL: "grpc" } });
  expect(protocol.stderr).toMatch(/traces are sent by http\/protobuf, and not by grpc/);
});
