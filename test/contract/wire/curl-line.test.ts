import { execFile, spawnSync } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { promisify } from "node:util";
import { expect, onTestFinished, test } from "vitest";
import type { WrittenRequest } from "../../../src/contract/wire/curl-line.js";
import { toCurl } from "../../../src/contract/wire/curl-line.js";

const run = promisify(execFile);
const hasCurl = spawnSync("curl", ["--version"]).status === 0;

/** What a server gets when a shell runs the line. */
async function sent(request: WrittenRequest) {
  const got = Promise.withResolvers<{ method?: string; url?: string; headers: object; body: string }>();
  const server = createServer((message, response) => {
    const { method, url, headers } = message;
    void text(message).then((body) => {
      response.end();
      got.resolve({ ...(method && { method }), ...(url && { url }), headers, body });
    });
  });
  onTestFinished(() => void server.close());
  await once(server.listen(0, "127.0.0.1"), "listening");
  const { port } = server.address() as AddressInfo;
  await run("sh", ["-c", toCurl(request, `http://127.0.0.1:${port}`)]);
  return got.promise;
}

const EMPTY = { method: "POST", target: "/x", headers: [], cookies: [] } as const;

test.skipIf(!hasCurl).each([
  ["a body that begins like the name of a file", { ...EMPTY, body: "@notes.json" }],
  ["a body with lines and quotes", { ...EMPTY, body: "a\r\nit's $HOME `id` \\n\n" }],
  ["an address with brackets and braces", { ...EMPTY, target: "/x?a[]=1&b={c,d}&e[1-3]=2" }],
  ["an address with dots for folders", { ...EMPTY, target: "/a/../b/./c/.." }],
  ["cookies", { ...EMPTY, method: "GET", cookies: [["a", "@b"] as const, ["c", "d=e"] as const] }],
])("a shell sends %s as it is", async (_, request: WrittenRequest) => {
  const { method, url, body, headers } = await sent(request);
  expect({ method, url, body }).toEqual({
    method: request.method,
    url: request.target,
    body: request.body ?? "",
  });
  const cookie = request.cookies.map((pair) => pair.join("=")).join("; ");
  if (cookie !== "") expect(headers).toMatchObject({ cookie });
});

test.skipIf(!hasCurl)("a shell sends a header without a value, and leaves none out", async () => {
  const { headers } = await sent({
    ...EMPTY,
    headers: [
      ["X-Empty", ""],
      ["Content-Type", "text/plain"],
    ],
    body: "",
  });
  expect(headers).toMatchObject({ "x-empty": "", "content-type": "text/plain" });
});
