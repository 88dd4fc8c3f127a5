import { readFile, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { StoreDamagedError } from "../../../src/store/store.ts";
import { visit } from "../clinic-state.ts";
import { makeFolder } from "../temporary-folder.ts";
import { contentOf, openClinic } from "./clinic-folder.ts";

const noSeed = () => {
  throw new Error("Seeded over damaged data");
};

/** A journal, the offset of each of its frames, and the folder that it is in. */
async function makeJournal() {
  const folder = await makeFolder();
  const path = join(folder, "journal-000001");
  const store = await openClinic(folder);
  const offsets = [0];
  for (const id of ["a", "b", "c"]) {
    offsets.push((await stat(path)).size);
    await visit(store, id);
  }
  await store.close();
  return { folder, path, offsets };
}

async function refusal(folder: string): Promise<string> {
  const error: unknown = await openClinic(folder, { seed: noSeed }).catch((error: unknown) => error);
  if (!(error instanceof StoreDamagedError))
    throw new Error("It was opened, or failed otherwise", { cause: error });
  return error.message;
}

describe("a byte that is altered", () => {
  it("anywhere in a journal is refused with its place", async () => {
    const { folder, path, offsets } = await makeJournal();
    const sound = await readFile(path);
    for (let at = 0; at < sound.length; at++) {
      const altered = Buffer.from(sound);
      altered.writeUInt8(altered.readUInt8(at) ^ (1 << (at % 8)), at);
      await writeFile(path, altered);
      const before = await contentOf(folder);
      const begin = offsets.findLast((offset) => offset <= at);
      expect(await refusal(folder)).toContain(`${path} is damaged at byte ${begin}: `);
      expect(await contentOf(folder)).toEqual(before);
    }
  });

  it("anywhere in a snapshot is refused with its place", async () => {
    const folder = await makeFolder();
    const path = join(folder, "snapshot-000001");
    const pets = [{ id: "rex", name: "Rex", kind: "dog" }];
    await openClinic(folder, { seed: () => ({ collections: { pets } }) }).then((store) => store.close());
    const sound = await readFile(path);
    for (let at = 0; at < sound.length; at++) {
      const altered = Buffer.from(sound);
      altered.writeUInt8(altered.readUInt8(at) ^ 0x20, at);
      await writeFile(path, altered);
      const before = await contentOf(folder);
      expect(await refusal(folder)).toMatch(/snapshot-000001 is damaged at byte \d+: /);
      expect(await contentOf(folder)).toEqual(before);
    }
  });
});

describe("a journal", () => {
  it("from which a record is missing is refused", async () => {
    const { folder, path, offsets } = await makeJournal();
    const bytes = await readFile(path);
    const [, first, second] = offsets;
    await writeFile(path, Buffer.concat([bytes.subarray(0, first), bytes.subarray(second)]));
    expect(await refusal(folder)).toContain(`damaged at byte ${first}: record 1 should be there, and 2 is`);
  });

  it("in which a record stands twice is refused", async () => {
    const { folder, path, offsets } = await makeJournal();
    const bytes = await readFile(path);
    await writeFile(path, Buffer.concat([bytes, bytes.subarray(offsets[3])]));
    expect(await refusal(folder)).toContain(
      `damaged at byte ${bytes.length}: record 4 should be there, and 3 is`,
    );
  });
});
