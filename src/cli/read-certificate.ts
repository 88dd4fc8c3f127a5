import { X509Certificate } from "node:crypto";
import { readFile } from "node:fs/promises";
import { codeOf, UsageError } from "./usage-error.ts";

/**
 * Reads the certificate in PEM that a flag names, to be trusted at an address.
 * @throws {UsageError} for a file that is no certificate, and for an address that has none.
 */
export async function readCertificate(flag: string, file: string, { protocol, href }: URL): Promise<string> {
  if (protocol !== "https:") {
    throw new UsageError(`${flag} is about certificates, and ${href} has none; use https, or leave it out`);
  }
  try {
    const text = await readFile(file, "utf8");
    // Throws for what is none.
    new X509Certificate(text);
    return text;
  } catch (error) {
    const code = codeOf(error) ?? "unknown reason";
    throw new UsageError(
      `${flag} ${file} is no certificate in PEM that can be read (${code}); name another file`,
    );
  }
}
