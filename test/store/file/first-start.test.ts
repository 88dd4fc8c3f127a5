import { mkdir, readdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { StoreDamagedError } from "../../../src/store/store.ts";
import { visitors } from "../clinic-state.ts";
import { makeFolder } from "../temporary-folder.ts";
import { contentOf, openClinic } from "./clinic-folder.ts";

const rex = { id: "rex", name: "Rex", kind: "dog" };
const seed = () => ({
  collections: { pets: [rex], visits: [{ id: "rex", sequence: 1, pet: "rex" }] },
  counters: { visits: 1 },
});

describe("a first start", () => {
  it("makes the folder and fills it from the seed, once", async () => {
    const folder = join(await makeFolder(), "deep", "data");
    let seeded = 0;
    const counted = () => {
      seeded++;
      return seed();
    };
    const store = await openClinic(folder, { seed: counted });
    expect(await visitors(store)).toEqual(["rex"]);
    await store.transaction((tx) => tx.put("pets", { ...rex, name: "King" }));
    await store.close();
    const again = await openClinic(folder, { seed: counted });
    expect(await again.read((view) => view.get("pets", "rex"))).toEqual({ ...rex, name: "King" });
    expect(seeded).toBe(1);
  });

  it.each(["lost+found", ".gitkeep", ".DS_Store"])("does not mind %s", async (name) => {
    const folder = await makeFolder();
    await writeFile(join(folder, name), "");
    expect(await visitors(await openClinic(folder, { seed }))).toEqual(["rex"]);
  });

  it.each(["notes.txt", "db.json", "journal-000001.torn-2026", "snapshot-1"])(
    "refuses a folder with %s in it, and changes nothing",
    async (name) => {
      const folder = await makeFolder();
      await writeFile(join(folder, name), "precious");
      const opening = openClinic(folder, { seed });
      await expect(opening).rejects.toThrow(StoreDamagedError);
      await expect(opening).rejects.toThrow(`${folder} has no data in it, but other things ("${name}")`);
      expect((await contentOf(folder)).get(name)).toBe("precious");
      expect((await readdir(folder)).filter((other) => other !== "lock.db")).toEqual([name]);
    },
  );

  it("takes up what an earlier one has left unfinished", async () => {
    const folder = await makeFolder();
    await writeFile(join(folder, "snapshot-000001.tmp"), "half");
    await writeFile(join(folder, "journal-000001"), "");
    expect(await visitors(await openClinic(folder, { seed }))).toEqual(["rex"]);
    expect(await readdir(folder)).not.toContain("snapshot-000001.tmp");
  });

  it("refuses a seed that cannot be kept, and leaves the folder free for a better one", async () => {
    const folder = await makeFolder();
    const twice = () => ({ collections: { pets: [rex, rex] } });
    await expect(openClinic(folder, { seed: twice })).rejects.toThrow(
      'The seed has two documents "rex" in "pets".',
    );
    expect(await visitors(await openClinic(folder, { seed }))).toEqual(["rex"]);
  });

  it("says what is wrong with a folder that cannot be one", async () => {
    const folder = await makeFolder();
    await writeFile(join(folder, "file"), "");
    await expect(openClinic(join(folder, "file"), { seed })).rejects.toThrow(/EEXIST|ENOTDIR/);
    await mkdir(join(folder, "data"));
    await rm(join(folder, "file"));
    expect(await visitors(await openClinic(join(folder, "data"), { seed }))).toEqual(["rex"]);
  });
});
