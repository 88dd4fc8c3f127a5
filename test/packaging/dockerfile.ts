import { readFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "../architecture/source-files.ts";

/** One instruction of the Dockerfile, its continued lines as one. */
export interface Instruction {
  readonly name: string;
  readonly rest: string;
}

/** The instructions of the Dockerfile, in their order, without comments. */
export function readDockerfile(): Instruction[] {
  return readFileSync(join(ROOT, "Dockerfile"), "utf8")
    .replaceAll(/^#.*\n/gm, "")
    .replaceAll(/\\\n\s*/g, "")
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => {
      const [, name = "", rest = ""] = /^(\S+) +(.*)$/.exec(line) ?? [];
      return { name, rest };
    });
}

/** The instructions that make the image itself: those of the last stage. */
export function lastStage(): Instruction[] {
  const all = readDockerfile();
  return all.slice(all.findLastIndex(({ name }) => name === "FROM"));
}

/**
 * The words of `ENTRYPOINT`, `CMD` or `HEALTHCHECK` of the image, which no shell reads.
 * @throws {SyntaxError} when it is written for a shell.
 */
export function wordsOf(wanted: "ENTRYPOINT" | "CMD" | "HEALTHCHECK"): string[] {
  const rest = lastStage().find(({ name }) => name === wanted)?.rest ?? "";
  return JSON.parse(rest.replace(/^.*?(?=\[)/, "")) as string[];
}
