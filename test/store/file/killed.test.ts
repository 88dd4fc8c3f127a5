import { existsSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { expect, it } from "vitest";
import { openFileStore } from "../../../src/store/file/file-store.ts";
import type { Clinic } from "../clinic-state.ts";
import { collections, empty, visitors } from "../clinic-state.ts";
import { makeFolder } from "../temporary-folder.ts";
import { startChild } from "./child-process.ts";

/** How often the writers are killed; `KILL_ROUNDS=1000 npx vitest run test/store/file/killed.test.ts` for a long run. */
const ROUNDS = Number(process.env.KILL_ROUNDS ?? 12);

const idsIn = (path: string) => (existsSync(path) ? readFileSync(path, "utf8").split("\n").slice(0, -1) : []);
const sizeOf = (path: string) => (existsSync(path) ? statSync(path).size : 0);

it(
  `two hundred writers that are killed, ${ROUNDS} times over, lose nothing acknowledged and leave nothing else`,
  { timeout: 30_000 + ROUNDS * 10_000 },
  async () => {
    const folder = join(await makeFolder(), "data");
    for (let round = 1; round <= ROUNDS; round++) {
      const child = startChild("write-until-killed.ts", folder, String(round));
      // Somewhere between the first acknowledgement and the two thousandth.
      const enough = sizeOf(`${folder}.acknowledged`) + Math.ceil(Math.random() * 2000) * 8;
      while (sizeOf(`${folder}.acknowledged`) < enough && child.process.exitCode === null) await delay(1);
      expect(child.process.exitCode).toBeNull();
      await child.kill();
      // Not one that is closed in the end: all that were opened until then would stay in memory.
      const store = await openFileStore<Clinic>({ folder, collections, schemaVersion: 1, seed: () => empty });
      const present = new Set(await visitors(store));
      await store.close();
      expect(idsIn(`${folder}.acknowledged`).filter((id) => !present.has(id))).toEqual([]);
      const asked = new Set(idsIn(`${folder}.asked`));
      expect([...present].filter((id) => !asked.has(id))).toEqual([]);
    }
  },
);
