import { spawn } from "node:child_process";
import { once } from "node:events";
import { text } from "node:stream/consumers";
import { expect, test } from "vitest";
import type { Answering } from "../forward/beside.ts";
import { startUpstream } from "../forward/beside.ts";
import { BIN, run } from "./command.ts";
import { makeFiles } from "./files.ts";
import { answerNotes, answerNumbers, NOTES } from "./notes-provider.ts";

const DOCUMENT = { "notes.json": JSON.stringify(NOTES) };

/** Is stopped at its tenth request, which is never answered. */
async function verifyUntilStopped(answer: Answering, signal: NodeJS.Signals, ...flags: string[]) {
  const cwd = await makeFiles(DOCUMENT);
  let count = 0;
  const { url } = await startUpstream((request, response) => {
    if (++count === 10) child.kill(signal);
    if (count < 10) answer(request, response);
  });
  const args = [BIN, "verify", "notes.json", "--url", url, ...flags];
  const child = spawn(process.execPath, args, { cwd, stdio: ["ignore", "pipe", "pipe"] });
  const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr), once(child, "close")]);
  return { code: child.exitCode, stdout, stderr };
}

test.each<NodeJS.Signals>(["SIGINT", "SIGTERM"])(
  "at %s, what was found until then is reported",
  async (signal) => {
    const { code, stdout, stderr } = await verifyUntilStopped(answerNumbers, signal);
    expect(code).toBe(1);
    expect(stdout).toMatch(/GET \/notes listNotes\n +1\. response 200: body\/… must be string/);
    expect(stdout).not.toContain("ABORT");
    expect(stderr).toContain(`stopped by ${signal} before all was sent; this is what was found`);
  },
);

test("a contract is not kept because nothing was found until then, and no baseline is written", async () => {
  const flags = ["--baseline", "known.json", "--update-baseline"];
  const { code, stdout, stderr } = await verifyUntilStopped(answerNotes, "SIGINT", ...flags);
  expect([code, stdout]).toEqual([
    2,
    expect.stringMatching(/\nno findings in .*; it was stopped before all was sent\n/),
  ]);
  expect(stderr).not.toContain("known.json");
});

test("a provider that sends everybody elsewhere is found out, and where to; nobody goes there", async () => {
  const cwd = await makeFiles(DOCUMENT);
  const { url, seen } = await startUpstream((_, response) => {
    response.writeHead(302, { location: "https://login.example.com/" }).end();
  });
  const { code, stdout } = await run(["verify", "notes.json", "--url", url, "--phases", "examples"], { cwd });
  expect(code).toBe(1);
  expect(stdout).toContain("302");
  expect(stdout).toContain("note: each answer was a redirect, the first one to https://login.example.com/; ");
  expect(seen.map(({ line }) => line)).toEqual(["GET /notes", "GET /colours"]);
});

test("where there is another answer too, redirects are the provider's own", async () => {
  const cwd = await makeFiles(DOCUMENT);
  const { url } = await startUpstream((request, response) => {
    if (request.url === "/notes") response.writeHead(302, { location: "/colours" }).end();
    else answerNotes(request, response);
  });
  const { code, stdout } = await run(["verify", "notes.json", "--url", url, "--phases", "examples"], { cwd });
  expect([code, stdout.includes("each answer was a redirect")]).toEqual([1, false]);
});
