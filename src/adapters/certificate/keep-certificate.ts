import { randomUUID } from "node:crypto";
import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Certificate } from "./certificate.ts";
import { inspectCertificate, isFor } from "./certificate.ts";
import { makeCertificate, namesOf } from "./make-certificate.ts";

/** A certificate that is kept is made anew when it is valid for less than a week. */
const RENEW_BEFORE_MS = 7 * 24 * 60 * 60 * 1000;

/** A self-made certificate, and where it is kept. */
export interface KeptCertificate extends Certificate {
  readonly certFile: string;
}

/**
 * The self-made certificate for some host names and addresses that a folder keeps, so that it has to be trusted once;
 * made and put there when there is none yet, or when it is at its end.
 * @throws Node's own error when the folder cannot be used.
 */
export async function keepCertificate(
  folder: string,
  hosts: readonly string[] = [],
  now: Date = new Date(),
): Promise<KeptCertificate> {
  const name = hosts.length === 0 ? "localhost" : [...hosts].sort().join("_");
  const base = join(folder, name.replaceAll(/[^A-Za-z0-9._-]/g, "-"));
  const [certFile, keyFile] = [`${base}.crt`, `${base}.key`];
  const kept = await read(certFile, keyFile);
  if (kept && isGood(kept, hosts, new Date(now.getTime() + RENEW_BEFORE_MS))) return { ...kept, certFile };
  const made = await makeCertificate(hosts, now);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await replace(keyFile, made.key, 0o600);
  await replace(certFile, made.cert, 0o644);
  return { ...made, certFile };
}

async function read(certFile: string, keyFile: string): Promise<Certificate | undefined> {
  try {
    return { cert: await readFile(certFile, "utf8"), key: await readFile(keyFile, "utf8") };
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return undefined;
    throw error;
  }
}

function isGood(certificate: Certificate, hosts: readonly string[], at: Date): boolean {
  try {
    inspectCertificate(certificate, at);
    return namesOf(hosts).every((host) => isFor(certificate.cert, host));
  } catch {
    return false;
  }
}

/** Another server that starts just now finds the old file or the new one, never a half of it. */
async function replace(file: string, text: string, mode: number): Promise<void> {
  const draft = `${file}.${randomUUID()}`;
  await writeFile(draft, text, { mode });
  await rename(draft, file);
}
