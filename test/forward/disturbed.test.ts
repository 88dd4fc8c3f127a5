import { expect, test } from "vitest";
import { ask } from "./asking.ts";
import { sendJson, servePetsBeside, startUpstream } from "./beside.ts";

test("what the backend answers is held back, as long as it was asked for", async () => {
  const upstream = await startUpstream((_, response) => sendJson(response, 200, []));
  const { url } = await servePetsBeside(upstream.url, { disturbance: { delay: 250 } });
  const began = performance.now();
  expect(await ask(`${url}/pets`)).toMatchObject({ status: 200, source: "forward" });
  expect(performance.now() - began).toBeGreaterThan(240);
  const asked = await ask(`${url}/pets`, { headers: { prefer: "delay=1" } });
  expect(asked.headers.get("preference-applied")).toBe("delay=1");
});

test("what the backend answers fails on purpose, and a stream that is not sent ends at the backend", async () => {
  let ended = 0;
  const upstream = await startUpstream((_, response) => {
    response.writeHead(200, { "content-type": "text/event-stream" });
    response.write("data: 1\n\n");
    response.once("close", () => ended++);
  });
  const { url, exchanges } = await servePetsBeside(upstream.url);
  const refused = await ask(`${url}/pets`, { headers: { prefer: "fault=503" } });
  expect(refused).toMatchObject({ status: 503, source: "engine" });
  expect(exchanges).toMatchObject([{ status: 503, operationId: "listPets" }]);
  await expect(ask(`${url}/pets`, { headers: { prefer: "fault=reset" } })).rejects.toThrow("fetch failed");
  await expect.poll(() => ended).toBe(2);
});
