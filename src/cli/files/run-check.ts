import { nameOf } from "../../document/source.ts";
import type { CheckedData } from "../../store/file/repair/check-data.ts";
import { checkData } from "../../store/file/repair/check-data.ts";
import { print } from "../print.ts";
import { inFolder } from "./data-folder.ts";
import { count, fileSize, place } from "./words.ts";

/** Tells what is in a folder and what is wrong with it; whether nothing is. */
export async function runCheck(folder: string): Promise<boolean> {
  const checked = await inFolder(folder, () => checkData(folder));
  const { faults } = checked;
  const lines = [
    ...aboutState(checked),
    ...aboutFiles(checked),
    ...notes(checked).map((note) => `note: ${note}`),
  ];
  const found = faults.map((fault) => `fault: ${place(fault)}: ${fault.what}`);
  const verdict =
    faults.length === 0
      ? "no fault"
      : `${count(faults.length, "fault")}: no server starts with this. Put the folder back from a backup, or see what ` +
        `can be saved: contract-server data repair ${nameOf(checked.folder)}`;
  await print([...lines, ...found, verdict, ""].join("\n"));
  return faults.length === 0;
}

function aboutState({ folder, loaded, examined }: CheckedData): string[] {
  const header = loaded?.base ?? examined.snapshots.at(-1)?.header;
  if (header === undefined) return [`${nameOf(folder)}: nothing tells what it is of`];
  const { schemaVersion, generation, created, format } = header;
  const lines = [
    `${nameOf(folder)}: schema version ${schemaVersion}, generation ${generation} in format ${format}, begun ${created}`,
  ];
  if (loaded === undefined) return lines;
  const { collections, counters } = loaded.tree.image();
  const told = (pairs: readonly (readonly [string, number])[]) =>
    pairs.length === 0 ? "none" : pairs.map(([name, value]) => `${name} ${value}`).join(", ");
  return [
    ...lines,
    `  documents: ${told(collections.map(([name, entries]) => [name, entries.length]))}`,
    `  counters: ${told(counters)}`,
    `  changes: ${loaded.sequence} since it began`,
  ];
}

function aboutFiles({ examined: { snapshots, journals } }: CheckedData): string[] {
  const rows = [
    ...snapshots.map(({ file, size, collections }) => {
      const documents = collections.reduce((sum, [, entries]) => sum + entries.length, 0);
      return [file, fileSize(size), count(documents, "document")] as const;
    }),
    ...journals.map(({ file, size, batches }) => {
      const records = batches.reduce((sum, batch) => sum + batch.records.length, 0);
      return [file, fileSize(size), count(records, "change")] as const;
    }),
  ];
  return rows.map(([file, size, content]) => `  ${file}  ${size.padStart(10)}  ${content}`);
}

function notes({ owner, loaded, files }: CheckedData): string[] {
  const newest = files.snapshots.at(-1) ?? 0;
  const older = [...files.snapshots, ...files.journals].some((generation) => generation < newest);
  const torn = loaded?.journals.filter(({ tornAt }) => tornAt !== undefined) ?? [];
  const left = older || files.unfinished.length > 0 || (loaded?.unused.length ?? 0) > 0;
  return [
    ...(owner === undefined ? [] : [`${owner} has it in use; what that writes now may not be in this`]),
    ...torn.map(({ path, tornAt = 0, size }) => {
      const what = `${nameOf(path)} ends at byte ${tornAt} in ${size - tornAt} bytes of a write that was cut off`;
      return owner === undefined
        ? `${what}, and was acknowledged to nobody; the next start keeps them beside and goes on`
        : `${what}, or is being made`;
    }),
    ...(left ? ["there are files of a change that was cut off; the next start removes them"] : []),
  ];
}
