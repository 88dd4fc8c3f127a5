import type { Progress } from "../../verify/options.ts";
import type { Phase } from "../../verify/test-case.ts";
import { fit } from "../../verify/report/text/terminal.ts";
import { count, number } from "../../verify/report/words.ts";

/** What is needed of the standard error. */
export interface ProgressStream {
  readonly isTTY?: boolean;
  readonly columns?: number;
  write(text: string): unknown;
}

/** Tells how far it has come. */
export interface ProgressShown {
  /** Hears of each answer. */
  readonly tell: (progress: Progress) => void;
  /** Takes the line away, or tells of the last phase. */
  readonly end: () => void;
}

/** The line is written again after so long. */
const REDRAW_MS = 100;

/** The rate is that of the last so many milliseconds. */
const RATE_MS = 2000;

/** Back to the start of the line, and all of it gone. */
const CLEAR = "\r\u001b[K";

/** On a terminal one line that is written again and again; elsewhere a line for each phase, when it is over. */
export function showProgress(
  stream: ProgressStream,
  now: () => number = () => performance.now(),
): ProgressShown {
  return stream.isTTY === true ? onTerminal(stream, now) : inLog(stream);
}

function onTerminal(stream: ProgressStream, now: () => number): ProgressShown {
  let drawn = -Infinity;
  let since = { at: now(), cases: 0 };
  let rate = 0;
  return {
    tell({ phase, operationId, cases, findings }) {
      const at = now();
      if (at - drawn < REDRAW_MS) return;
      drawn = at;
      if (rate === 0 || at - since.at >= RATE_MS) {
        rate = ((cases - since.cases) / Math.max(1, at - since.at)) * 1000;
        since = { at, cases };
      }
      const parts = [
        `${phase} ${operationId}`,
        count(cases, "case"),
        `${number(Math.round(rate))}/s`,
        count(findings, "finding"),
      ];
      stream.write(CLEAR + fit(parts.join(", "), widthOf(stream)));
    },
    end: () => {
      if (drawn > -Infinity) stream.write(CLEAR);
    },
  };
}

/** The last column stays free, as some terminals go to the next line there; some say that they have none at all. */
function widthOf({ columns = 0 }: ProgressStream): number {
  return (columns > 0 ? columns : 80) - 1;
}

function inLog(stream: ProgressStream): ProgressShown {
  let last: Progress | undefined;
  let before = { cases: 0, findings: 0 };
  const tellPhase = (phase: Phase, { cases, findings }: Progress) => {
    const own = `${count(cases - before.cases, "case")}, ${count(findings - before.findings, "finding")}`;
    stream.write(`${phase}: ${own}\n`);
    before = { cases, findings };
  };
  return {
    tell(progress) {
      if (last && last.phase !== progress.phase) tellPhase(last.phase, last);
      last = progress;
    },
    end: () => {
      if (last) tellPhase(last.phase, last);
    },
  };
}
