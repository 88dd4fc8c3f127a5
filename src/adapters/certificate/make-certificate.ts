import { isIP } from "node:net";
import type { Certificate } from "./certificate.ts";

const DAY_MS = 24 * 60 * 60 * 1000;

/** By these names a server is known on its own machine. */
const LOOPBACK = ["localhost", "127.0.0.1", "::1"];

/** How long a self-made certificate is valid, in days. */
const VALID_DAYS = 365;

/** All names that a self-made certificate is for: those of this machine, and the given ones. */
export function namesOf(hosts: readonly string[]): readonly string[] {
  return [...new Set([...LOOPBACK, ...hosts])];
}

/**
 * Makes a certificate that nobody has signed but itself, for this machine and some host names and addresses. It can sign
 * no others, so that who trusts it trusts this server alone.
 */
export async function makeCertificate(
  hosts: readonly string[] = [],
  now: Date = new Date(),
): Promise<Certificate> {
  const { generate } = await import("selfsigned");
  const altNames = namesOf(hosts).map((name) =>
    isIP(name) === 0 ? ({ type: 2, value: name } as const) : ({ type: 7, ip: name } as const),
  );
  const { cert, private: key } = await generate([{ name: "commonName", value: "contract-server" }], {
    keyType: "ec",
    curve: "P-256",
    algorithm: "sha256",
    // Clocks of other machines may be a little slow.
    notBeforeDate: new Date(now.getTime() - DAY_MS),
    notAfterDate: new Date(now.getTime() + VALID_DAYS * DAY_MS),
    extensions: [
      { name: "basicConstraints", cA: false, critical: true },
      { name: "keyUsage", digitalSignature: true, critical: true },
      { name: "extKeyUsage", serverAuth: true },
      { name: "subjectAltName", altNames },
    ],
  });
  return { cert, key };
}
