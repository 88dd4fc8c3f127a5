import type { Fault } from "../../store/file/repair/examine.ts";
import { count } from "../../verify/report/words.ts";

export { count };

/** A size for people: `812 bytes`, `1.2 MB`. */
export function fileSize(bytes: number): string {
  if (bytes < 1000) return count(bytes, "byte");
  const [divisor, unit] = bytes < 1e6 ? [1e3, "kB"] : bytes < 1e9 ? [1e6, "MB"] : [1e9, "GB"];
  return `${(bytes / divisor).toFixed(1)} ${unit}`;
}

/** Where a fault is. */
export function place({ file, offset }: Pick<Fault, "file" | "offset">): string {
  return `${file}, byte ${offset}`;
}
