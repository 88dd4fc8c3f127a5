/** What the manifest of a checkout says, as far as the package differs from it. */
export interface Manifest {
  readonly bin: Readonly<Record<string, string>>;
  readonly exports: Readonly<Record<string, Target>>;
  readonly imports: Readonly<Record<string, Target>>;
  readonly [field: string]: unknown;
}

/** Where a name leads to: a file, or one for each condition. */
type Target = string | { readonly [condition: string]: Target };

/** What concerns those alone who work in the checkout. */
const OF_THE_CHECKOUT = ["private", "scripts", "devDependencies", "allowScripts", "scarfSettings"];

/** The manifest of the package: the built file stands for each source that the one of the checkout names, with its types. */
export function packageManifest(checkout: Manifest): Record<string, unknown> {
  const kept = Object.entries(checkout).filter(([field]) => !OF_THE_CHECKOUT.includes(field));
  return {
    ...Object.fromEntries(kept),
    bin: mapTargets(checkout.bin, toBuilt),
    exports: { ...mapTargets(checkout.exports, toEntry), "./package.json": "./package.json" },
    imports: mapTargets(checkout.imports, toBuilt),
    files: ["dist", "CHANGELOG.md"],
    // No module does anything by being imported, so that a bundler may leave out whatever is not used.
    sideEffects: false,
  };
}

/** What `packaging/build.ts` makes of a source file. */
function toBuilt(source: string): string {
  return source.replace(/^(\.\/)?src\//, "$1dist/src/").replace(/(?<!\.d)\.ts$/, ".js");
}

/** TypeScript takes the first condition that it knows, so that `types` has to come first. */
function toEntry(source: string): Target {
  const built = toBuilt(source);
  return built.endsWith(".js") ? { types: built.replace(/\.js$/, ".d.ts"), default: built } : built;
}

function mapTargets(
  targets: Readonly<Record<string, Target>>,
  map: (path: string) => Target,
): Record<string, Target> {
  return Object.fromEntries(
    Object.entries(targets).map(([name, target]) => [
      name,
      typeof target === "string" ? map(target) : mapTargets(target, map),
    ]),
  );
}
