import { readFileSync } from "node:fs";
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { parse } from "yaml";
import { run } from "../cli/command.ts";
import { makeFolder } from "../store/temporary-folder.ts";
import { ROOT } from "./source-files.ts";

interface Workflow {
  readonly jobs: { readonly verify: { readonly steps: readonly { uses?: string; run?: string }[] } };
}

const [, yaml = ""] = /^```yaml\n(# \.github\/workflows\/[^]*?)^```$/m.exec(
  readFileSync(join(ROOT, "README.md"), "utf8"),
) ?? [""];
const { steps } = (parse(yaml) as Workflow).jobs.verify;
const commandOf = (name: string) =>
  steps
    .map(({ run: line = "" }) => line)
    .find((line) => line.startsWith(`npx contract-server ${name} `))
    ?.split(" ")
    .slice(2) ?? [];

test("the workflow gets the code, Node and what is needed before it starts and verifies", () => {
  const told = steps.map(({ uses, run: line }) => uses?.replace(/@v\d+$/, "") ?? line?.split(" -")[0]);
  expect(told).toEqual([
    "actions/checkout",
    "actions/setup-node",
    "npm ci",
    expect.stringMatching(/^npx contract-server diff /),
    "npm start",
    expect.stringMatching(/^npx contract-server verify /),
    "actions/upload-artifact",
  ]);
});

test("its command verifies, and puts the reports where the artifact is taken from", async () => {
  const provider = createServer((_, response) => void response.writeHead(500).end()).listen(0, "127.0.0.1");
  onTestFinished(() => void provider.close());
  await once(provider, "listening");
  const cwd = await makeFolder();
  const url = `http://127.0.0.1:${(provider.address() as AddressInfo).port}`;
  const args = commandOf("verify").map((word) =>
    word.startsWith("http://") ? url : word === "openapi.yaml" ? join(ROOT, word) : word,
  );
  const { code, stdout, stderr } = await run([...args, "--phases", "examples", "--max-failures", "1"], {
    cwd,
  });
  expect([code, stderr]).toEqual([1, expect.stringContaining("junit: reports/")]);
  expect(stdout).toContain("answers with 500");
  expect(stdout).toContain("::error ");
});

test("its other commands are there, with all of their flags", async () => {
  const help = { diff: await run(["diff", "--help"]), serve: await run(["serve", "--help"]) };
  const start = steps.find(({ run: line }) => line?.startsWith("npm start"))?.run ?? "";
  for (const [name, words] of [
    ["diff", commandOf("diff")],
    ["serve", start.split(" ").slice(3)],
  ] as const) {
    const flags = words.filter((word) => word.startsWith("--"));
    expect(flags.length).toBeGreaterThan(0);
    expect(flags.filter((flag) => !help[name].stdout.includes(` ${flag}`))).toEqual([]);
  }
});
