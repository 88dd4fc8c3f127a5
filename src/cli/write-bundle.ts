import { mkdir, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { writeYaml } from "../document/write-yaml.ts";
import type { BundleOptions } from "./bundle-command.ts";
import { print } from "./print.ts";
import { readDocument } from "./read-document.ts";
import { tellWarnings } from "./tell-warnings.ts";
import { codeOf, UsageError } from "./usage-error.ts";

/** Writes a document in one piece, and what is wrong with it to the standard error. */
export async function writeBundle(
  source: string,
  { output, format, ...flags }: BundleOptions,
): Promise<void> {
  const loaded = await readDocument(source, flags);
  await tellWarnings(loaded);
  const document = loaded.written ?? loaded.document;
  const isJson = (format ?? (output?.endsWith(".json") ? "json" : "yaml")) === "json";
  const text = isJson ? `${JSON.stringify(document, null, 2)}\n` : writeYaml(document);
  if (output === undefined) await print(text);
  else await save(text, output);
}

async function save(text: string, output: string): Promise<void> {
  try {
    await mkdir(dirname(output), { recursive: true });
    await writeFile(output, text);
  } catch (error) {
    throw new UsageError(`${output} cannot be written (${codeOf(error) ?? "unknown reason"})`);
  }
}
