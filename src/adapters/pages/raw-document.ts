import type { OpenApiDocument } from "../../contract/document.ts";
import type { Page } from "./page.ts";

/** The contract's document as it is, in JSON or YAML; written out when first asked for. */
export function documentPage(document: OpenApiDocument, format: "json" | "yaml"): Page {
  let text: string | undefined;
  return {
    method: "GET",
    answer: async () => {
      text ??= format === "json" ? JSON.stringify(document, null, 2) : await toYaml(document);
      // Sent as text, so that people can read it as it was written.
      const mediaType = format === "json" ? "application/json" : "application/yaml";
      const headers = { "Content-Type": `${mediaType}; charset=utf-8`, "Cache-Control": "no-cache" };
      return { status: 200, headers, mediaType: "text/plain", body: text, source: "engine" };
    },
  };
}

async function toYaml(document: OpenApiDocument): Promise<string> {
  const { writeYaml } = await import("../../document/write-yaml.ts");
  return writeYaml(document);
}
