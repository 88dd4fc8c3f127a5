/**
 * npm packs the manifest of the folder that it packs, and the one of this checkout names its sources. So `prepack` puts the
 * manifest of the package in its place, and `postpack` puts it back.
 */
import { copyFileSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { packageManifest } from "./manifest.ts";
import type { Manifest } from "./manifest.ts";

const MANIFEST = join(import.meta.dirname, "../package.json");
const KEPT = join(import.meta.dirname, "../package.json.kept");

if (process.argv[2] === "prepack") {
  copyFileSync(MANIFEST, KEPT);
  const checkout = JSON.parse(readFileSync(MANIFEST, "utf8")) as Manifest;
  writeFileSync(MANIFEST, `${JSON.stringify(packageManifest(checkout), null, 2)}\n`);
} else {
  renameSync(KEPT, MANIFEST);
}
