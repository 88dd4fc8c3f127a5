import { nameOf } from "../../document/source.ts";
import { repairData } from "../../store/file/repair/repair-data.ts";
import { print } from "../print.ts";
import { ask } from "./ask.ts";
import { inFolder } from "./data-folder.ts";
import { describeLoss } from "./describe-loss.ts";
import type { RepairFlags } from "./repair-command.ts";
import { place } from "./words.ts";

/** Repairs a folder when that is wanted, having said what is lost; false when it is not wanted. */
export async function runRepair(folder: string, { yes }: RepairFlags): Promise<boolean> {
  const repair = await inFolder(folder, () =>
    repairData(folder, async (salvaged, faults) => {
      const told = faults.map((fault) => `fault: ${place(fault)}: ${fault.what}`);
      await print([...told, ...describeLoss(salvaged), ""].join("\n"));
      return yes ?? ask("Repair it at that loss?");
    }),
  );
  if (repair === "declined") await print("Nothing was changed.\n");
  else if (repair === "not needed")
    await print(`${nameOf(folder)} needs no repair: a server starts with it.\n`);
  else await print(`Repaired. The files as they were are in ${nameOf(repair.kept)}.\n`);
  return repair !== "declined";
}
