import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Certificate, CertificateFacts } from "../adapters/certificate/certificate.ts";
import { CertificateError, inspectCertificate } from "../adapters/certificate/certificate.ts";
import type { ListenOptions } from "./listen-options.ts";
import { codeOf, UsageError } from "./usage-error.ts";

/** The certificate of a server, and what people have to know of it. */
export interface ChosenCertificate extends CertificateFacts {
  readonly certificate: Certificate;
  /** Where a self-made one is kept, for clients to trust. */
  readonly selfMade?: string;
}

/**
 * The certificate that the flags name, else the self-made one of this user; undefined without `--https`.
 * @throws {UsageError} for flags that do not belong together, and for files that cannot be used.
 */
export async function chooseCertificate(
  options: ListenOptions,
  onNotice: (message: string) => void,
): Promise<ChosenCertificate | undefined> {
  const { https = false, cert, key } = options;
  if (!https) {
    if ((cert ?? key) === undefined) return undefined;
    throw new UsageError("--cert and --key need --https; add it");
  }
  if (cert !== undefined && key !== undefined) return readFiles(cert, key);
  if ((cert ?? key) !== undefined) throw new UsageError("--cert and --key need each other; name both files");
  return chooseSelfMade(options, onNotice);
}

async function readFiles(certFile: string, keyFile: string): Promise<ChosenCertificate> {
  const certificate = {
    cert: await read(certFile, "certificate"),
    key: await read(keyFile, "key"),
  };
  try {
    return { certificate, ...inspectCertificate(certificate, new Date()) };
  } catch (error) {
    if (!(error instanceof CertificateError)) throw error;
    throw new UsageError(`${certFile} and ${keyFile} cannot be used: ${error.message}`);
  }
}

async function read(file: string, what: string): Promise<string> {
  try {
    return await readFile(file, "utf8");
  } catch (error) {
    throw new UsageError(
      `the ${what} ${file} cannot be read (${codeOf(error) ?? "unknown reason"}); name a file in PEM`,
    );
  }
}

async function chooseSelfMade(
  { host, allowedHost = [] }: ListenOptions,
  onNotice: (message: string) => void,
): Promise<ChosenCertificate> {
  const [{ default: envPaths }, { keepCertificate }] = await Promise.all([
    import("env-paths"),
    import("../adapters/certificate/keep-certificate.ts"),
  ]);
  const folder = join(envPaths("contract-server", { suffix: "" }).data, "https");
  const hosts = [host, ...allowedHost].filter((name) => !isKnownAnyway(name));
  const now = new Date();
  try {
    const { certFile, ...certificate } = await keepCertificate(folder, hosts, now);
    return { certificate, ...inspectCertificate(certificate, now), selfMade: certFile };
  } catch (error) {
    const code = codeOf(error);
    if (code === undefined) throw error;
    onNotice(`${folder} cannot be used (${code}); the certificate is made for this start alone`);
    const { makeCertificate } = await import("../adapters/certificate/make-certificate.ts");
    const certificate = await makeCertificate(hosts, now);
    return { certificate, ...inspectCertificate(certificate, now) };
  }
}

/** This machine's own names are in each certificate; all addresses at once are none. */
function isKnownAnyway(host: string): boolean {
  return ["localhost", "127.0.0.1", "::1", "0.0.0.0", "::"].includes(host);
}
