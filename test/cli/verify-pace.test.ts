import type { ServerResponse } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "vitest";
import type { Answering } from "../forward/beside.ts";
import { sendJson, startUpstream } from "../forward/beside.ts";
import { run } from "./command.ts";
import { makeFiles } from "./files.ts";
import { answerNotes, NOTES } from "./notes-provider.ts";

async function verify(answer: Answering, ...flags: string[]) {
  const cwd = await makeFiles({ "notes.json": JSON.stringify(NOTES) });
  const { url, seen } = await startUpstream(answer);
  const args = ["verify", "notes.json", "--url", url, "--seed", "1"];
  return { ...(await run([...args, ...flags], { cwd })), seen };
}

test("--rate is held by all workers together, as the provider's clock has it", async () => {
  const times: number[] = [];
  const { code, seen } = await verify(
    (request, response) => {
      times.push(performance.now());
      answerNotes(request, response);
    },
    ...["--rate", "40", "--workers", "8", "--phases", "coverage"],
  );
  expect([code, times.length]).toEqual([0, seen.length]);
  expect(seen.length).toBeGreaterThan(40);
  const span = (times.at(-1) ?? 0) - (times[0] ?? 0);
  // The first of them may have been held up on its way, which shortens the span.
  expect(span).toBeGreaterThan(0.75 * (seen.length - 1) * (1000 / 40));
});

test.each([1, 3])("--workers %i has so many requests under way, and no more", async (workers) => {
  let most = 0;
  const waiting: [Parameters<Answering>[0], ServerResponse][] = [];
  const { code } = await verify(
    (request, response) => {
      waiting.push([request, response]);
      most = Math.max(most, waiting.length);
      const answer = () => {
        for (const [asked, open] of waiting.splice(0)) answerNotes(asked, open);
      };
      // The first ones are held until there are as many as there shall be.
      if (most >= workers) void sleep(2).then(answer);
    },
    ...["--workers", String(workers), "--phases", "coverage"],
  );
  expect([code, most]).toEqual([0, workers]);
});

test("--timeout takes an answer that does not come for a finding", async () => {
  const { code, stdout } = await verify(
    (request, response) => {
      if (request.url?.startsWith("/colours") === true) answerNotes(request, response);
    },
    ...["--timeout", "150", "--phases", "examples"],
  );
  expect(code).toBe(1);
  expect(stdout).toMatch(/GET \/notes listNotes\n +1\. gives no answer within 150 ms/);
});

test("--max-response-time takes slow answers for findings", async () => {
  const slow: Answering = (request, response) => {
    if (request.url?.startsWith("/notes") !== true) answerNotes(request, response);
    else void sleep(60).then(() => answerNotes(request, response));
  };
  const short = await verify(slow, "--max-response-time", "40", "--phases", "examples");
  expect([short.code, short.stdout]).toEqual([
    1,
    expect.stringMatching(/GET \/notes listNotes\n +1\. takes longer than 40 ms/),
  ]);
  const long = await verify(slow, "--max-response-time", "20000", "--phases", "examples");
  expect(long.code).toBe(0);
});

test("--max-failures stops after so many findings", async () => {
  const broken: Answering = (_, response) => sendJson(response, 500, {});
  const one = await verify(broken, "--max-failures", "1", "--workers", "1");
  expect([one.code, one.seen.length]).toEqual([1, 1]);
  const two = await verify(broken, "--max-failures", "2", "--workers", "1");
  expect([two.code, two.stdout]).toEqual([1, expect.stringMatching(/\n2 findings in \d of 2 operations/)]);
  expect(two.seen.length).toBeLessThan(10);
});

test.each([
  ["--workers", "0", "It is a whole number from 1 on."],
  ["--workers", "two", "It is a whole number from 0 to 1000000."],
  ["--rate", "0", "It is a whole number from 1 on."],
  ["--timeout", "0", "A time-out is a whole number of milliseconds from 1 to 86400000."],
  ["--max-response-time", "1s", "A time-out is a whole number of milliseconds from 1 to 86400000."],
  ["--max-failures", "-1", "It is a whole number from 0 to 1000000."],
  ["--max-examples", "1.5", "It is a whole number from 0 to 1000000."],
  ["--mode", "both", "Allowed choices are positive, negative, all."],
  ["--phases", "example", 'There is no phase "example"; there are examples, coverage, generated, stateful.'],
  ["--checks", "nice", 'There is no check "nice"; there are answers, no-server-error,'],
  ["--exclude-checks", "nice", 'There is no check "nice"; there are answers, no-server-error,'],
  ["-H", "X-Actor", 'A header field is like "X-Actor: ci".'],
  ["--url", "localhost:8000", "A provider is at an address like http://localhost:8000."],
  ["--url", "http://me:secret@localhost", "Leave the credentials out of it; give them by --auth."],
])("%s %s is refused before anything is sent", async (flag, value, why) => {
  const { code, stdout, stderr, seen } = await verify(answerNotes, flag, value);
  expect([code, stdout, seen]).toEqual([2, "", []]);
  expect(stderr).toContain(why);
});
