/** `npm run build`: writes `dist/`, which holds all that the package has beside its manifest, README and licence. */
import { execFileSync } from "node:child_process";
import { cpSync, globSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const ROOT = join(import.meta.dirname, "..");
const DIST = join(ROOT, "dist");

rmSync(DIST, { recursive: true, force: true });
run("typescript/bin/tsc", "-p", "packaging");
namesBuiltFiles();
// What is read at run time, what browsers get as it is, and types that were written by hand.
for (const file of globSync("src/**/*.{js,d.ts,html,css}", { cwd: ROOT })) copy(file);
copy("openapi.yaml");
// The compiler copies what is imported; in here it would hide the manifest of the package from Node.
rmSync(join(DIST, "package.json"));
run("vite/bin/vite.js", "build", "web", "--outDir", join(DIST, "web/dist"), "--logLevel", "warn");

function run(tool: string, ...args: readonly string[]): void {
  execFileSync(process.execPath, [join(ROOT, "node_modules", tool), ...args], {
    cwd: ROOT,
    stdio: "inherit",
  });
}

/** In declarations the compiler leaves the names of source files, which older versions of it do not find the types by. */
function namesBuiltFiles(): void {
  for (const file of globSync("**/*.d.ts", { cwd: DIST })) {
    const path = join(DIST, file);
    const text = readFileSync(path, "utf8");
    writeFileSync(path, text.replaceAll(/((?:from|import\() ?"\.[^"]*)(?<!\.d)\.ts"/g, '$1.js"'));
  }
}

function copy(file: string): void {
  cpSync(join(ROOT, file), join(DIST, file));
}
