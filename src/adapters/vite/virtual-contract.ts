import type { DevEnvironment } from "vite";
import type { OpenApiDocument } from "../../contract/document.ts";

/** What a page imports. */
export const VIRTUAL_CONTRACT = "virtual:contract";

/** Its id inside of Vite, which no other plugin takes for a file's. */
export const RESOLVED_CONTRACT = `\0${VIRTUAL_CONTRACT}`;

/** The module that exports a document by default. Engines read a text of JSON faster than an object's literal. */
export function toModule(document: OpenApiDocument): string {
  return `export default JSON.parse(${JSON.stringify(JSON.stringify(document))});\n`;
}

/** Lets the module be loaded anew when it is next asked for. */
export function forgetModule({ moduleGraph }: Pick<DevEnvironment, "moduleGraph">): void {
  const known = moduleGraph.getModuleById(RESOLVED_CONTRACT);
  if (known) moduleGraph.invalidateModule(known);
}
