import { createServer as createHttpsServer } from "node:https";
import type { AddressInfo } from "node:net";
import { expect, onTestFinished, test } from "vitest";
import { makeCertificate } from "../../src/node.ts";
import { sendJson, startUpstream } from "../forward/beside.ts";
import { run } from "./command.ts";
import { makeFiles } from "./files.ts";
import { answerNotes, NOTES } from "./notes-provider.ts";
import { freePort } from "../free-port.ts";

const DOCUMENT = { "notes.json": JSON.stringify(NOTES) };

async function verify(url: string, ...flags: string[]) {
  const cwd = await makeFiles(DOCUMENT);
  return run(["verify", "notes.json", "--phases", "examples", "--url", url, ...flags], { cwd });
}

async function startSecurely() {
  const certificate = await makeCertificate();
  const server = createHttpsServer(certificate, answerNotes);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  const folder = await makeFiles({ "ca.pem": certificate.cert, "none.pem": "nothing" });
  return { url: `https://127.0.0.1:${(server.address() as AddressInfo).port}`, folder };
}

test("where nobody listens, it is told at once", async () => {
  const { code, stdout, stderr } = await verify(`http://127.0.0.1:${await freePort()}`);
  expect([code, stdout]).toEqual([2, ""]);
  expect(stderr).toMatch(
    /^contract-server: nobody answers at http:\/\/127.0.0.1:\d+ \(ECONNREFUSED\); start the provider, give another --url, or wait for it with --wait-for 60\n$/,
  );
});

test("a provider that is there is asked nothing but the cases", async () => {
  const { url, seen } = await startUpstream((request, response) => {
    if (request.method === "OPTIONS") request.socket.destroy();
    else answerNotes(request, response);
  });
  expect((await verify(url)).code).toBe(0);
  expect(seen.map(({ line }) => line)).toEqual(["GET /notes", "GET /colours"]);
});

test("--wait-for waits until gateways do not speak for the provider any more", async () => {
  let before = 3;
  const { url, seen } = await startUpstream((request, response) => {
    if (before-- > 0) sendJson(response, 503, {});
    else answerNotes(request, response);
  });
  // It has no page at /, which is an answer of its own all the same.
  expect((await verify(url, "--wait-for", "20")).code).toBe(0);
  expect(seen.map(({ line }) => line).slice(0, 4)).toEqual(["GET /", "GET /", "GET /", "GET /"]);
});

test("--wait-for waits until a page that was named says that all is well", async () => {
  let before = 2;
  const { url, seen } = await startUpstream((request, response) => {
    if (request.url !== "/ready?deep=1") answerNotes(request, response);
    else sendJson(response, before-- > 0 ? 404 : 200, {});
  });
  expect((await verify(url, "--wait-for", `${url}/ready?deep=1`, "--wait-for", "20")).code).toBe(0);
  expect(seen.filter(({ line }) => line === "GET /ready?deep=1")).toHaveLength(3);
});

test("--wait-for tells what was heard last when nothing comes in time", async () => {
  const { url, seen } = await startUpstream((_, response) => sendJson(response, 502, {}));
  const late = await verify(url, "--wait-for", "1");
  expect([late.code, late.stdout]).toEqual([2, ""]);
  expect(late.stderr).toContain(
    `${url} was not ready within 1 s (the last answer was 502); look into its log`,
  );
  expect(new Set(seen.map(({ line }) => line))).toEqual(new Set(["GET /"]));
  const nobody = await verify(`http://127.0.0.1:${await freePort()}`, "--wait-for", "1");
  expect(nobody.stderr).toContain("was not ready within 1 s (ECONNREFUSED)");
});

test.each([
  ["--wait-for", "soon", "It is a number of seconds from 1 to 86400, or an address like"],
  ["--wait-for", "0", "It is a number of seconds from 1 to 86400"],
  ["--ca", "ca.pem", "--ca is about certificates, and http://127.0.0.1:1/ has none; use https"],
])("%s %s cannot be used", async (flag, value, why) => {
  const { code, stderr } = await verify("http://127.0.0.1:1", flag, value);
  expect([code, stderr]).toEqual([2, expect.stringContaining(why)]);
});

test("a certificate that nobody trusts is told, with what to do, and waiting does not cure it", async () => {
  const { url, folder } = await startSecurely();
  const refused = await verify(url);
  expect(refused.code).toBe(2);
  expect(refused.stderr).toContain(
    `nobody answers at ${url} (DEPTH_ZERO_SELF_SIGNED_CERT); trust its certificate, or its issuer's, by --ca FILE`,
  );
  const waited = await verify(url, "--wait-for", "60");
  expect(waited.stderr).toContain("cannot be waited for (DEPTH_ZERO_SELF_SIGNED_CERT)");
  const none = await verify(url, "--ca", `${folder}/none.pem`);
  expect(none.stderr).toContain("is no certificate in PEM that can be read");
});

test("a certificate that --ca trusts is no obstacle", async () => {
  const { url, folder } = await startSecurely();
  const { code, stdout } = await verify(url, "--ca", `${folder}/ca.pem`, "--wait-for", "20");
  expect([code, stdout]).toEqual([0, expect.stringContaining("the contract is kept")]);
});

test("a provider without TLS is told, where the address says https", async () => {
  const { url } = await startUpstream(answerNotes);
  const { code, stderr } = await verify(url.replace("http:", "https:"));
  expect([code, stderr]).toEqual([2, expect.stringContaining("it does not speak TLS; try http:// in --url")]);
});

test("where no request is answered, that is no verdict", async () => {
  const { url } = await startUpstream(({ socket }) => void socket.destroy());
  const { code, stdout, stderr } = await verify(url);
  expect(code).toBe(2);
  expect(stdout).toContain("breaks off (ECONNRESET)");
  expect(stderr).toContain(`no request was answered by ${url} (breaks off (ECONNRESET)); look into its log`);
});

test("a provider that never answers is given up after a few requests", async () => {
  const { url, seen } = await startUpstream(() => undefined);
  const { code, stderr } = await verify(url, "--phases", "coverage", "--timeout", "50");
  expect([code, stderr]).toEqual([2, expect.stringContaining("(no answer in time)")]);
  expect(seen.length).toBeLessThan(20);
});

test("where nothing is sent, that is no verdict", async () => {
  const { url } = await startUpstream(answerNotes);
  const { code, stderr } = await verify(url, "--mode", "negative");
  expect([code, stderr]).toEqual([2, expect.stringContaining("nothing was sent; ask for other --phases")]);
});
