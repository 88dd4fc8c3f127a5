import { connect } from "node:net";
import { expect, onTestFinished, test } from "vitest";
import { makeCertificate } from "../../../src/node.ts";
import { openConnection, startPets } from "../pets-server.ts";
import { askSecurely } from "./secure-request.ts";

const certificate = await makeCertificate([], new Date());
const ca = certificate.cert;

test("a server with a certificate is asked over TLS, by each name of this machine", async () => {
  const { url, port, documentationUrl, exchanges } = await startPets({ https: certificate });
  expect([url, documentationUrl]).toEqual([`https://127.0.0.1:${port}`, `${url}/docs`]);
  for (const host of ["127.0.0.1", "localhost"]) {
    expect(await askSecurely(`https://${host}:${port}/pets`, { ca, family: 4 })).toMatchObject({
      status: 200,
      text: expect.stringContaining("Bruno") as string,
      protocol: "TLSv1.3",
    });
  }
  expect(exchanges.map(({ request }) => request.scheme)).toEqual(["https", "https"]);
});

test("TLS 1.2 is taken, and nothing older", async () => {
  const { url } = await startPets({ https: certificate });
  const ask = (version: "TLSv1.1" | "TLSv1.2") =>
    askSecurely(`${url}/pets`, {
      ca,
      minVersion: version,
      maxVersion: version,
      ciphers: "DEFAULT@SECLEVEL=0",
    });
  expect(await ask("TLSv1.2")).toMatchObject({ status: 200, protocol: "TLSv1.2" });
  await expect(ask("TLSv1.1")).rejects.toThrow(/alert protocol version|unsupported protocol/);
});

test("a name that the server is not known by is refused over TLS too", async () => {
  const { port } = await startPets({ https: certificate });
  const headers = { Host: "evil.test" };
  expect(
    await askSecurely(`https://localhost:${port}/pets`, { ca, family: 4, headers, servername: "localhost" }),
  ).toMatchObject({
    status: 421,
  });
});

test("who does not trust the certificate, or speaks without TLS, gets no word and stands in no log", async () => {
  const { url, port, exchanges } = await startPets({ https: certificate });
  await expect(askSecurely(`${url}/pets`, { ca: [] })).rejects.toThrow("self-signed certificate");
  const plain = openConnection(port);
  plain.write("GET /pets HTTP/1.1\r\nHost: localhost\r\n\r\n");
  expect(await plain.closed).toBe("");
  expect((await askSecurely(`${url}/pets`, { ca })).status).toBe(200);
  expect(exchanges).toHaveLength(1);
});

test("closing waits for what is in flight over TLS, and for no connection that is not encrypted yet", async () => {
  const { url, port, server, exchanges } = await startPets({ https: certificate });
  const idle = connect({ port, host: "127.0.0.1" });
  onTestFinished(() => void idle.destroy());
  await new Promise((resolve) => idle.once("connect", resolve));
  const headers = { Prefer: "delay=300, dynamic" };
  const answer = askSecurely(`${url}/pets`, { ca, headers });
  await expect.poll(() => exchanges.length).toBe(1);
  const started = performance.now();
  await server.close();
  expect(performance.now() - started).toBeLessThan(4000);
  expect((await answer).status).toBe(200);
});
