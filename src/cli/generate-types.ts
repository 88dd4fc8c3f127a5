import { mkdir, readFile, writeFile } from "node:fs/promises";
import { basename, dirname } from "node:path";
import openapiTypeScript, { astToString } from "openapi-typescript";
import { isSameButForForm } from "./same-but-for-form.ts";
import { readDocument } from "./read-document.ts";
import { tellWarnings } from "./tell-warnings.ts";
import type { TypesOptions } from "./types-command.ts";
import { codeOf, UsageError } from "./usage-error.ts";

/**
 * Writes a document's types into a file, or only looks whether they are there already; what is wrong with the document is
 * told on the standard error. A file that has them in the form that some formatter likes better is left as it is.
 * @returns whether the file has them in the end.
 */
export async function generateTypes(
  path: string,
  { output, check, enumValues, ...flags }: TypesOptions,
): Promise<boolean> {
  const loaded = await readDocument(path, flags);
  await tellWarnings(loaded);
  // A property with a default may be left out of a body, where nobody fills it in.
  const options = { defaultNonNullable: false, enumValues: enumValues === true };
  const types = astToString(await openapiTypeScript(Buffer.from(JSON.stringify(loaded.document)), options));
  const text = `// Made from ${basename(path)} by \`contract-server types\`; change that file and run the command again.\n\n${types}`;
  try {
    const isFresh = isSameButForForm((await readIfThere(output)) ?? "", text);
    if (isFresh || check === true) return isFresh;
    await mkdir(dirname(output), { recursive: true });
    await writeFile(output, text);
    return true;
  } catch (error) {
    throw new UsageError(
      `${output} cannot be ${check === true ? "read" : "written"} (${codeOf(error) ?? "unknown reason"})`,
    );
  }
}

async function readIfThere(file: string): Promise<string | undefined> {
  try {
    return await readFile(file, "utf8");
  } catch (error) {
    if (codeOf(error) === "ENOENT") return undefined;
    throw error;
  }
}
