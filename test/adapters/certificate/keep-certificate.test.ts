import { X509Certificate } from "node:crypto";
import { readdir, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { inspectCertificate, keepCertificate } from "../../../src/node.ts";
import { makeFolder } from "../../store/temporary-folder.ts";

const NOW = new Date("2026-03-01T12:00:00Z");
const laterBy = (days: number) => new Date(NOW.getTime() + days * 86_400_000);

test("a certificate is for this machine's names and the given ones, for a year, and signs no other", async () => {
  const { cert, key } = await keepCertificate(await makeFolder(), ["api.test", "10.0.0.7"], NOW);
  const parsed = new X509Certificate(cert);
  const names = ["localhost", "api.test"].map((name) => parsed.checkHost(name));
  expect(names).toEqual(["localhost", "api.test"]);
  const addresses = ["127.0.0.1", "::1", "10.0.0.7"].map((address) => parsed.checkIP(address) !== undefined);
  expect(addresses).toEqual([true, true, true]);
  expect([parsed.checkHost("other.test"), parsed.ca]).toEqual([undefined, false]);
  const facts = inspectCertificate({ cert, key }, NOW);
  expect(facts).toEqual({ fingerprint: parsed.fingerprint256, validTo: laterBy(365) });
});

test("the same one is there at the next start, and its key is readable by its owner alone", async () => {
  const folder = join(await makeFolder(), "new");
  const first = await keepCertificate(folder, [], NOW);
  expect(await keepCertificate(folder, [], laterBy(300))).toEqual(first);
  expect((await readdir(folder)).sort()).toEqual(["localhost.crt", "localhost.key"]);
  expect((await stat(join(folder, "localhost.key"))).mode & 0o777).toBe(0o600);
  expect((await keepCertificate(folder, ["api.test"], NOW)).cert).not.toBe(first.cert);
  expect(await keepCertificate(folder, [], NOW)).toEqual(first);
});

test("it is made anew a week before its end", async () => {
  const folder = await makeFolder();
  const first = await keepCertificate(folder, [], NOW);
  const next = await keepCertificate(folder, [], laterBy(359));
  expect(next.cert).not.toBe(first.cert);
  expect(await keepCertificate(folder, [], laterBy(359))).toEqual(next);
});

test.each(["localhost.crt", "localhost.key"])("it is made anew when %s is damaged", async (name) => {
  const folder = await makeFolder();
  const first = await keepCertificate(folder, [], NOW);
  await writeFile(join(folder, name), "damaged");
  const next = await keepCertificate(folder, [], NOW);
  expect(next.cert).not.toBe(first.cert);
  inspectCertificate(next, NOW);
});
