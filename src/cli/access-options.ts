import { readFile } from "node:fs/promises";
import type { Command } from "commander";
import { InvalidArgumentError, Option } from "commander";
import type { AdmissionOptions } from "../adapters/express/admission.ts";
import type { Limits } from "../adapters/express/server-options.ts";
import { collectText, parseCount } from "./arguments.ts";
import { codeOf, UsageError } from "./usage-error.ts";

/** What was asked for about who may use a server, and how much. */
export interface AccessFlags {
  readonly apiKey?: readonly string[];
  /** A file with a key in each line. */
  readonly apiKeyFile?: string;
  readonly rateLimit?: NonNullable<AdmissionOptions["rateLimit"]>;
  readonly trustProxy?: readonly string[];
  readonly maxConnections?: number;
}

/** Adds the flags about who may use a server, and how much. */
export function addAccessOptions(command: Command): Command {
  return command
    .addOption(
      new Option(
        "--api-key <key>",
        "answer only who sends this key; repeatable (better in the environment variable CONTRACT_SERVER_API_KEY, as others see command lines)",
      ).argParser(collectText),
    )
    .option("--api-key-file <file>", "the same with the keys in this file, one in each line")
    .addOption(
      new Option(
        "--rate-limit <n>/<s|m|h>",
        "take so many requests of a client in a second, minute or hour: 100/m",
      ).argParser(parseRate),
    )
    .addOption(
      new Option(
        "--trust-proxy <address>",
        "with --rate-limit, believe this proxy (an address, or 10.0.0.0/8) whom it asks for; repeatable",
      ).argParser(collectText),
    )
    .addOption(
      new Option(
        "--max-connections <n>",
        "have at most so many connections at once, 10000 by default",
      ).argParser(parseCount),
    );
}

const SECONDS = { s: 1, m: 60, h: 3600 } as const;

function parseRate(text: string): NonNullable<AccessFlags["rateLimit"]> {
  const [, count = "", unit = ""] = /^([1-9]\d{0,8})\/([smh])$/.exec(text) ?? [];
  if (unit === "")
    throw new InvalidArgumentError("A rate is like 100/m: requests in a second (s), minute (m) or hour (h).");
  return { requests: Number(count), seconds: SECONDS[unit as keyof typeof SECONDS] };
}

/**
 * What a server is told about who may use it.
 * @throws {UsageError} for keys that cannot be read or sent, and for flags that do not belong together.
 */
export async function readAccess(
  flags: AccessFlags,
  { CONTRACT_SERVER_API_KEY }: NodeJS.ProcessEnv,
): Promise<AdmissionOptions & { readonly limits: Partial<Limits> }> {
  const { apiKey = [], apiKeyFile, rateLimit, trustProxy, maxConnections } = flags;
  const fromFile = apiKeyFile === undefined ? [] : await readKeys(apiKeyFile);
  const apiKeys = [...apiKey, ...fromFile, ...splitKeys(CONTRACT_SERVER_API_KEY ?? "", ",")];
  if (apiKeys.some((key) => !/^[\x21-\x7e]+$/.test(key))) {
    throw new UsageError(
      "an API key has blanks or letters in it that no header can carry; take visible ASCII",
    );
  }
  if (trustProxy) await checkProxies(trustProxy, rateLimit !== undefined);
  if (maxConnections === 0) throw new UsageError("--max-connections 0 would let nobody in; allow some");
  return {
    ...(apiKeys.length > 0 && { apiKeys }),
    ...(rateLimit && { rateLimit }),
    ...(trustProxy && { trustedProxies: trustProxy }),
    limits: { ...(maxConnections !== undefined && { connections: maxConnections }) },
  };
}

async function readKeys(file: string): Promise<string[]> {
  const text = await readFile(file, "utf8").catch((error: unknown) => {
    throw new UsageError(
      `the keys in ${file} cannot be read (${codeOf(error) ?? "unknown reason"}); name a file`,
    );
  });
  const keys = splitKeys(text, "\n").filter((line) => !line.startsWith("#"));
  if (keys.length > 0) return keys;
  throw new UsageError(`there is no key in ${file}; write one into each line, or leave --api-key-file out`);
}

function splitKeys(text: string, separator: string): string[] {
  return text
    .split(separator)
    .map((key) => key.trim())
    .filter((key) => key !== "");
}

async function checkProxies(proxies: readonly string[], isCounting: boolean): Promise<void> {
  if (!isCounting)
    throw new UsageError("--trust-proxy tells clients apart for --rate-limit; give both, or leave it out");
  const { createClientAddress } = await import("../adapters/express/client-address.ts");
  for (const proxy of proxies) {
    try {
      createClientAddress([proxy]);
    } catch {
      throw new UsageError(`--trust-proxy ${proxy} is no address; name one, or a range like 10.0.0.0/8`);
    }
  }
}
