import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { ROOT } from "../architecture/source-files.ts";

interface Locked {
  readonly resolved?: string;
  readonly integrity?: string;
  readonly link?: true;
  readonly inBundle?: true;
  readonly hasInstallScript?: true;
}

interface Manifest {
  readonly dependencies: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
  readonly allowScripts: Readonly<Record<string, boolean>>;
}

const read = (file: string) => JSON.parse(readFileSync(join(ROOT, file), "utf8")) as unknown;
const manifest = read("package.json") as Manifest;
const { packages } = read("package-lock.json") as { packages: Readonly<Record<string, Locked>> };
const locked = Object.entries(packages).filter(([path]) => path !== "");

test("each dependency has one exact version", () => {
  const versions = Object.entries({ ...manifest.dependencies, ...manifest.devDependencies });
  expect(versions.filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))).toEqual([]);
  for (const [name, version] of versions) {
    expect(packages[`node_modules/${name}`], name).toMatchObject({ version });
  }
});

test("the lock file has the SHA-512 digest of everything that is installed", () => {
  expect(locked.length).toBeGreaterThan(300);
  const without = locked.filter(
    ([, { integrity = "", inBundle }]) => !inBundle && !integrity.startsWith("sha512-"),
  );
  expect(without.map(([path]) => path)).toEqual([]);
});

test("nothing comes from elsewhere than a registry over TLS: no repository, no file, no folder", () => {
  const elsewhere = locked.filter(
    ([, { resolved, link }]) =>
      link === true || (resolved !== undefined && !/^https:.*\/-\/.*\.tgz$/.test(resolved)),
  );
  expect(elsewhere).toEqual([]);
});

test("of each package that would run something while it is installed it is written whether it may", () => {
  const names = locked
    .filter(([, { hasInstallScript }]) => hasInstallScript)
    .map(([path]) => path.replace(/^.*node_modules\//, ""));
  expect(names).toContain("node");
  expect(names.filter((name) => !(name in manifest.allowScripts))).toEqual([]);
  expect(Object.keys(manifest.allowScripts).filter((name) => manifest.allowScripts[name])).toEqual(["node"]);
});
