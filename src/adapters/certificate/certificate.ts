import { createPrivateKey, X509Certificate } from "node:crypto";
import { isIP } from "node:net";

/** A certificate, perhaps with those of its issuers behind it, and its private key; both in PEM. */
export interface Certificate {
  readonly cert: string;
  readonly key: string;
}

/** A certificate that no server can use; `message` says why, and what to do, without naming the file. */
export class CertificateError extends Error {
  override readonly name = "CertificateError";
}

/** What clients have to know of a certificate, to decide whether they trust it. */
export interface CertificateFacts {
  /** SHA-256 of the certificate, in hexadecimal with colons. */
  readonly fingerprint: string;
  readonly validTo: Date;
}

/**
 * Reads what a certificate says of itself.
 * @throws {CertificateError} when it cannot be used at this time or with this key.
 */
export function inspectCertificate({ cert, key }: Certificate, now: Date): CertificateFacts {
  const parsed = parse(
    () => new X509Certificate(cert),
    "the certificate is none in PEM; name a file that begins with -----BEGIN CERTIFICATE-----",
  );
  const privateKey = parse(
    () => createPrivateKey(key),
    "the key is no private key in PEM that needs no passphrase; take the passphrase away, or name another file",
  );
  if (!parsed.checkPrivateKey(privateKey)) {
    throw new CertificateError("the key is not that of the certificate; name two that belong together");
  }
  const { validFromDate, validToDate: validTo, fingerprint256: fingerprint } = parsed;
  if (validTo <= now) {
    throw new CertificateError(`the certificate has expired on ${dayOf(validTo)}; renew it`);
  }
  if (validFromDate > now) {
    throw new CertificateError(
      `the certificate is valid from ${dayOf(validFromDate)} on; wait, or set the clock right`,
    );
  }
  return { fingerprint, validTo };
}

/** Whether a certificate is one for this host name or address. */
export function isFor(cert: string, host: string): boolean {
  const parsed = new X509Certificate(cert);
  return (isIP(host) === 0 ? parsed.checkHost(host) : parsed.checkIP(host)) !== undefined;
}

function parse<Result>(read: () => Result, message: string): Result {
  try {
    return read();
  } catch {
    throw new CertificateError(message);
  }
}

function dayOf(date: Date): string {
  return date.toISOString().slice(0, 10);
}
