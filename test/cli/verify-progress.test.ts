import { expect, test } from "vitest";
import { showProgress } from "../../src/cli/verify/show-progress.ts";

const progress = { phase: "coverage", operationId: "listPets", cases: 0, findings: 0 } as const;

/** A stream that keeps what is written, and a clock that is moved by hand. */
function watched(stream: { isTTY?: boolean; columns?: number } = {}) {
  const written: string[] = [];
  const clock = { ms: 0 };
  const write = (text: string) => written.push(text);
  return { written, clock, shown: showProgress({ ...stream, write }, () => clock.ms) };
}

test("on a terminal one line tells phase, operation, cases, rate and findings, and is gone at the end", () => {
  const { written, clock, shown } = watched({ isTTY: true, columns: 80 });
  clock.ms = 1000;
  shown.tell({ ...progress, cases: 500, findings: 1 });
  shown.end();
  expect(written).toEqual(["\r\u001b[Kcoverage listPets, 500 cases, 500/s, 1 finding", "\r\u001b[K"]);
});

test("the line is written ten times a second at most, fits the terminal, and has the rate of late", () => {
  const { written, clock, shown } = watched({ isTTY: true, columns: 30 });
  for (let cases = 0; cases < 10_000; cases++) {
    clock.ms += 1;
    shown.tell({ ...progress, cases });
  }
  expect(written.length).toBeLessThanOrEqual(100);
  expect(written.every((line) => line.replace("\r\u001b[K", "").length < 30)).toBe(true);
});

test("in a log there is a line for each phase, with its own cases and findings", () => {
  const { written, shown } = watched();
  shown.tell({ ...progress, phase: "examples", cases: 1 });
  shown.tell({ ...progress, phase: "examples", cases: 2, findings: 1 });
  shown.tell({ ...progress, cases: 1203, findings: 1 });
  shown.end();
  expect(written).toEqual(["examples: 2 cases, 1 finding\n", "coverage: 1,201 cases, 0 findings\n"]);
});
