import { createServer } from "node:https";
import { request } from "node:http";
import type { AddressInfo } from "node:net";
import { once } from "node:events";
import type { IncomingMessage } from "node:http";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { makeCertificate } from "../../src/adapters/certificate/make-certificate.ts";
import { makeFiles, THINGS } from "../cli/files.ts";
import { run, serve } from "../cli/command.ts";
import { ask } from "./asking.ts";
import { sendJson, servePetsBeside, startUpstream } from "./beside.ts";

async function startSecureUpstream() {
  const certificate = await makeCertificate();
  const server = createServer(certificate, (_, response) => sendJson(response, 200, ["secure"]));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  const files = { "things.json": THINGS, "backend.pem": certificate.cert, "none.pem": "nothing" };
  const folder = await makeFiles(files);
  const { port } = server.address() as AddressInfo;
  return { url: `https://127.0.0.1:${port}`, folder, pem: join(folder, "backend.pem") };
}

test("a certificate that nobody trusts is told, with what to do, and the operation is answered here", async () => {
  const { url: backend, folder } = await startSecureUpstream();
  const { url, log } = await serve([join(folder, "things.json"), "--forward", backend]);
  expect(await ask(`${url}/things`)).toMatchObject({ source: "mock", backend: "untrusted", text: '["a"]' });
  const outside = await ask(`${url}/elsewhere`);
  expect(outside.status).toBe(502);
  expect(outside.text).toMatch(/DEPTH_ZERO_SELF_SIGNED_CERT.*--forward-ca.*NODE_EXTRA_CA_CERTS/);
  expect(JSON.stringify(log)).toContain("--forward-ca");
});

test("a certificate that is trusted by a flag or by the environment is no obstacle", async () => {
  const { url: backend, folder, pem } = await startSecureUpstream();
  const document = join(folder, "things.json");
  const flagged = await serve([document, "--forward", backend, "--forward-ca", pem]);
  expect(await ask(`${flagged.url}/things`)).toMatchObject({ source: "forward", text: '["secure"]' });
  const surrounded = await serve([document, "--forward", backend], { env: { NODE_EXTRA_CA_CERTS: pem } });
  expect(await ask(`${surrounded.url}/things`)).toMatchObject({ source: "forward", text: '["secure"]' });
});

test.each([
  ["https://localhost:1", "none.pem", "is no certificate in PEM that can be read"],
  ["https://localhost:1", "nowhere.pem", "(ENOENT); name another file"],
  ["http://localhost:1", "backend.pem", "use https, or leave it out"],
])("for %s, --forward-ca %s cannot be used", async (backend, file, why) => {
  const { folder: cwd } = await startSecureUpstream();
  const flags = ["--port", "0", "--forward", backend, "--forward-ca", file];
  const { code, stderr } = await run(["serve", "things.json", ...flags], { cwd });
  expect([code, stderr]).toEqual([2, expect.stringContaining(why)]);
});

test("a WebSocket is refused plainly, and a client that could do with HTTP/2 gets its answer", async () => {
  const upstream = await startUpstream((_, response) => sendJson(response, 200, []));
  const { url } = await servePetsBeside(upstream.url);
  const statusOf = async (upgrade: string) => {
    const sent = request(`${url}/pets`, { headers: { connection: "Upgrade", upgrade } }).end();
    const [answer] = (await once(sent, "response")) as [IncomingMessage];
    answer.resume();
    return answer.statusCode;
  };
  expect(await statusOf("websocket")).toBe(501);
  expect(upstream.seen).toHaveLength(0);
  expect(await statusOf("h2c")).toBe(200);
  expect(upstream.seen[0]?.headers).not.toHaveProperty("upgrade");
});
