import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { ROOT } from "../architecture/source-files.ts";
import { lastStage, readDockerfile, wordsOf } from "./dockerfile.ts";

const { devDependencies } = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8")) as {
  devDependencies: { node: string };
};

/** What the instructions of a name say. */
const told = (instructions: ReturnType<typeof readDockerfile>, wanted: string) =>
  instructions.filter(({ name }) => name === wanted).map(({ rest }) => rest);

test("each stage has the very Node that the tests run with", () => {
  const images = told(readDockerfile(), "FROM").map((rest) => rest.split(" ")[0]);
  expect(images).toHaveLength(3);
  expect(new Set(images)).toEqual(new Set([`node:${devDependencies.node}-bookworm-slim`]));
});

test("it runs as a user without rights, and that user owns /data alone", () => {
  const image = lastStage();
  expect(told(image, "USER")).toEqual(["1000:1000"]);
  const afterUser = image.slice(image.findIndex(({ name }) => name === "USER"));
  expect(afterUser.map(({ name }) => name)).not.toContain("RUN");
  expect(told(image, "COPY").filter((rest) => rest.includes("--chown") || rest.includes("--chmod"))).toEqual(
    [],
  );
  expect(
    told(image, "RUN")
      .join()
      .match(/-o node \S+ \S+ -m 0700 \S+/g),
  ).toEqual(["-o node -g node -m 0700 /data"]);
  expect(told(image, "VOLUME")).toEqual(["/data"]);
});

test("signals reach Node itself, and no shell or package manager stands between", () => {
  expect(wordsOf("ENTRYPOINT")[0]).toBe("node");
  expect(wordsOf("HEALTHCHECK")[0]).toBe("node");
  expect(wordsOf("CMD")[0]).toBe("serve");
  expect(told(lastStage(), "STOPSIGNAL")).toEqual(["SIGTERM"]);
});

test("the image takes what it has from the other stages, and they install what the lock file says", () => {
  expect(told(lastStage(), "COPY").every((rest) => rest.startsWith("--from="))).toBe(true);
  const run = told(readDockerfile(), "RUN").join(" && ");
  expect(run.match(/npm (?:install|i|ci)\b/g)).toEqual(["npm ci", "npm ci"]);
  expect(run).not.toMatch(/curl|wget|sudo|apt/);
  expect(readDockerfile().map(({ name }) => name)).not.toContain("ADD");
});

test("the image has what sends traces, with all that it needs", () => {
  const { packages } = JSON.parse(readFileSync(join(ROOT, "package-lock.json"), "utf8")) as {
    packages: Record<string, { dependencies?: object; peerDependencies?: object }>;
  };
  const scope = "node_modules/@opentelemetry/";
  const copied = Object.keys(packages).filter((path) => path.startsWith(scope));
  const wanted = Object.keys(packages[""]?.peerDependencies ?? {}).filter((name) => name.startsWith("@open"));
  expect(wanted).toHaveLength(4);
  expect(wanted.filter((name) => !copied.includes(`node_modules/${name}`))).toEqual([]);
  const needed = copied.flatMap((path) => Object.keys(packages[path]?.dependencies ?? {}));
  expect(needed.filter((name) => !copied.includes(`node_modules/${name}`))).toEqual([]);
  const scoped = "node_modules/@opentelemetry";
  expect(told(lastStage(), "COPY")).toContain(`--from=package /checkout/${scoped} /app/${scoped}`);
});

test("what is sent to be built is what the package is made of, and neither data nor secrets", () => {
  const [all, ...lines] = readFileSync(join(ROOT, ".dockerignore"), "utf8")
    .split("\n")
    .filter((line) => line !== "" && !line.startsWith("#"));
  expect(all).toBe("*");
  const letIn = lines.filter((line) => line.startsWith("!")).map((line) => line.slice(1));
  expect(letIn.filter((path) => !existsSync(join(ROOT, path)))).toEqual([]);
  const sources = readFileSync(join(import.meta.dirname, "installed-package.ts"), "utf8");
  const [, list = ""] = /const SOURCES = \[([^]*?)^\];/m.exec(sources) ?? [];
  const needed = [...list.matchAll(/"([^"]+)"/g)].map(([, path = ""]) => path);
  expect(letIn.toSorted()).toEqual([...needed, "package-lock.json"].toSorted());
});
