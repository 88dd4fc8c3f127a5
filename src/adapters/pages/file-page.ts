import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import type { Page } from "./page.ts";

/** A file that is read when first asked for; a text may have its blanks filled then. */
export function filePage(
  url: string,
  mediaType: string,
  headers: Readonly<Record<string, string>>,
  fill?: (text: string) => string,
): Page {
  let body: Promise<Uint8Array | string> | undefined;
  const read = async () => {
    const bytes = await readFile(fileURLToPath(url));
    return fill ? fill(bytes.toString()) : bytes;
  };
  return {
    method: "GET",
    answer: async () => {
      body ??= read();
      const nosniff = { "X-Content-Type-Options": "nosniff" };
      return {
        status: 200,
        headers: { ...headers, ...nosniff },
        mediaType,
        body: await body,
        source: "engine",
      };
    },
  };
}
