import type { JsonObject } from "./document.ts";
import { isObject } from "./document.ts";

/**
 * Under which paths the operations are found: as the document's `servers` say where left out, under `prefix` instead,
 * or under none.
 */
export type BasePath = "none" | { readonly prefix?: string };

/** So many paths one server's variables may stand for. */
const MOST_PATHS = 100;

/**
 * The paths of some servers' URLs, without a slash at the end; `""` for the root. A variable stands for each value of
 * its `enum`, else for its `default`. Undefined where nothing is declared.
 */
export function readServerPaths(servers: unknown): readonly string[] | undefined {
  const paths = readServerUrls(servers).map(pathOf);
  return paths.length === 0 ? undefined : [...new Set(paths)];
}

/** The URLs of some servers, for each value of their variables; none where nothing is declared. */
export function readServerUrls(servers: unknown): readonly string[] {
  if (!Array.isArray(servers)) return [];
  return servers
    .filter(isObject)
    .flatMap((server) => expand(String(server.url), isObject(server.variables) ? server.variables : {}));
}

/** The base paths of an operation, once it is decided where they come from. */
export function chooseBasePaths(
  declared: readonly string[],
  chosen: BasePath | undefined,
): readonly string[] {
  if (chosen === "none") return [""];
  return chosen?.prefix === undefined ? declared : [pathOf(chosen.prefix)];
}

/** Where operations are found at an address: at its own path, in the place of the document's, where it has one. */
export function basePathAt({ pathname }: Pick<URL, "pathname">): { readonly basePath?: BasePath } {
  return pathname === "/" ? {} : { basePath: { prefix: pathname } };
}

function expand(url: string, variables: JsonObject): string[] {
  let urls = [url];
  for (const [name, variable] of Object.entries(variables)) {
    const values = isObject(variable) ? valuesOf(variable) : [];
    if (values.length === 0 || !url.includes(`{${name}}`)) continue;
    urls = urls
      .flatMap((text) => values.map((value) => text.replaceAll(`{${name}}`, value)))
      .slice(0, MOST_PATHS);
  }
  return urls;
}

function valuesOf(variable: JsonObject): string[] {
  const { enum: values, default: only } = variable;
  if (Array.isArray(values) && values.length > 0) return values.map(String);
  return typeof only === "string" ? [only] : [];
}

/** The path of a URL that may be relative or still have variables in it; relative ones start at the root. */
function pathOf(url: string): string {
  const [withoutOrigin = ""] = url
    .trim()
    .replace(/^(?:[^/?#]*:)?\/\/[^/?#]*/, "")
    .split(/[?#]/, 1);
  const steps: string[] = [];
  for (const step of withoutOrigin.split("/")) {
    if (step === "..") steps.pop();
    else if (step !== "" && step !== ".") steps.push(step);
  }
  return steps.map((step) => `/${step}`).join("");
}
