import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { makeCertificate } from "../../src/node.ts";
import { askSecurely } from "../adapters/express/secure-request.ts";
import { makeFolder } from "../store/temporary-folder.ts";
import { listen, run } from "./command.ts";
import { makeFiles, THINGS } from "./files.ts";

interface CertificateNews {
  readonly fingerprint: string;
  readonly selfMade?: string;
}

test.each(["mock", "serve"])(
  "%s --https has a self-made certificate, the same at each start",
  async (command) => {
    const cwd = await makeFiles({ "a.json": THINGS });
    const env = { XDG_DATA_HOME: join(cwd, "home") };
    const start = async () => {
      const { url, facts } = await listen([command, "a.json", "--https"], { cwd, env });
      return { url, certificate: facts.certificate as CertificateNews };
    };
    const { url, certificate } = await start();
    expect(certificate.fingerprint).toMatch(/^([0-9A-F]{2}:){31}[0-9A-F]{2}$/);
    expect(certificate.selfMade).toBe(join(cwd, "home/contract-server/https/localhost.crt"));
    const ca = await readFile(certificate.selfMade ?? "");
    expect(await askSecurely(`${url}/things`, { ca })).toMatchObject({ status: 200, text: '["a"]' });
    expect((await start()).certificate).toEqual(certificate);
  },
);

test("a folder that cannot be used is told, and the server starts all the same", async () => {
  const cwd = await makeFiles({ "a.json": THINGS, home: "a file" });
  const env = { XDG_DATA_HOME: join(cwd, "home") };
  const { facts, log } = await listen(["mock", "a.json", "--https"], { cwd, env });
  expect(facts.certificate).not.toHaveProperty("selfMade");
  expect(String(log[0]?.msg)).toContain("the certificate is made for this start alone");
});

test("the certificate of one's own is used", async () => {
  const { cert, key } = await makeCertificate([], new Date());
  const cwd = await makeFiles({ "a.json": THINGS, "c.pem": cert, "k.pem": key });
  const { url } = await listen(["mock", "a.json", "--https", "--cert", "c.pem", "--key", "k.pem"], { cwd });
  expect((await askSecurely(`${url}/things`, { ca: cert })).status).toBe(200);
});

test("what is no usable certificate is told in one line", async () => {
  const now = new Date();
  const daysAgo = (days: number) => new Date(now.getTime() - days * 86_400_000);
  const [own, other] = [await makeCertificate([], now), await makeCertificate([], now)];
  const [old, early] = [await makeCertificate([], daysAgo(400)), await makeCertificate([], daysAgo(-30))];
  const cwd = await makeFiles({
    "a.json": THINGS,
    ...{ "c.pem": own.cert, "k.pem": own.key, "other.pem": other.key },
    ...{ "old.pem": old.cert, "old-key.pem": old.key, "early.pem": early.cert, "early-key.pem": early.key },
  });
  const told = async (...flags: string[]) => {
    const { code, stdout, stderr } = await run(["mock", "a.json", ...flags], { cwd });
    expect([code, stdout]).toEqual([2, ""]);
    expect(stderr).toMatch(/^contract-server: [^\n]+\n$/);
    return stderr;
  };
  const withFiles = (cert: string, key: string) => told("--https", "--cert", cert, "--key", key);
  expect(await told("--cert", "c.pem", "--key", "k.pem")).toContain("--cert and --key need --https");
  expect(await told("--https", "--cert", "c.pem")).toContain("--cert and --key need each other");
  expect(await withFiles("no.pem", "k.pem")).toContain("the certificate no.pem cannot be read (ENOENT)");
  expect(await withFiles("c.pem", ".")).toContain("the key . cannot be read (EISDIR)");
  expect(await withFiles("a.json", "k.pem")).toContain("the certificate is none in PEM");
  expect(await withFiles("c.pem", "c.pem")).toContain("the key is no private key in PEM");
  expect(await withFiles("c.pem", "other.pem")).toContain("the key is not that of the certificate");
  expect(await withFiles("old.pem", "old-key.pem")).toMatch(/has expired on \d{4}-\d\d-\d\d; renew it/);
  expect(await withFiles("early.pem", "early-key.pem")).toMatch(/is valid from \d{4}-\d\d-\d\d on/);
});

test("a certificate is for the address that the server listens on", async () => {
  const home = await makeFolder();
  const { facts } = await listen(
    ["mock", "test/pets/openapi.yaml", "--https", "--host", "127.0.0.2", "--allowed-host", "api.test"],
    { env: { XDG_DATA_HOME: home } },
  );
  const { selfMade = "" } = facts.certificate as CertificateNews;
  const url = String(facts.url);
  expect(url).toMatch(/^https:\/\/127\.0\.0\.2:/);
  expect((await askSecurely(`${url}/shelters`, { ca: await readFile(selfMade) })).status).toBe(200);
});
