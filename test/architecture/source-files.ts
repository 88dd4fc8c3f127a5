import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, sep } from "node:path";

/** The root of the checkout. */
export const ROOT = join(import.meta.dirname, "../..");

/** The TypeScript files below some folders of the checkout, as paths from its root, save what npm has put there. */
export function sourceFiles(...folders: readonly string[]): string[] {
  return folders.flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
      .map((entry) => relative(ROOT, join(entry.parentPath, entry.name)))
      .filter((file) => !file.split(sep).includes("node_modules")),
  );
}

/** What a file imports or re-exports: packages by name, files of the checkout as paths from its root. */
export function importsOf(
  file: string,
  options: { readonly typesToo: boolean; readonly atOnce?: boolean },
): string[] {
  const text = readFileSync(join(ROOT, file), "utf8");
  const statements = text.matchAll(
    /(?:^|\n)\s*(?:import|export)\s+(type\s+)?(?:[^;"']*?\sfrom\s+)?["']([^"']+)["']|\bimport\(\s*["']([^"']+)["']\s*\)/g,
  );
  return [...statements]
    .filter(([, type]) => options.typesToo || type === undefined)
    .filter(([, , , dynamic]) => options.atOnce !== true || dynamic === undefined)
    .map(([, , from, dynamic]) => from ?? dynamic ?? "")
    .map((specifier) => (specifier.startsWith(".") ? join(dirname(file), specifier) : specifier));
}

const { imports } = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8")) as {
  imports: Record<string, Record<Platform, string>>;
};

/** Where the engine runs; what stands there for a `#…` import. */
export type Platform = "browser" | "default";

/**
 * All files that a file reaches by its imports at run time, itself included, and the packages they use; `atOnce` leaves out
 * what is loaded when it is first used.
 */
export function reachedFrom(
  file: string,
  platform: Platform = "default",
  atOnce = false,
): {
  readonly files: ReadonlySet<string>;
  readonly packages: ReadonlySet<string>;
} {
  const files = new Set<string>();
  const packages = new Set<string>();
  const queue = [file];
  for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
    if (files.has(next)) continue;
    files.add(next);
    for (const specifier of importsOf(next, { typesToo: false, atOnce })) {
      const target = imports[specifier]?.[platform] ?? specifier;
      if (/\.tsx?$/.test(target)) queue.push(join(target));
      else packages.add(target);
    }
  }
  return { files, packages };
}
