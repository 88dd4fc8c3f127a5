/** A test of one of the model's figures against a threshold. */
export interface MetricCheck {
  readonly name: string;
  /** Which figure of the model: `accuracy`, `latency` … */
  readonly metric: string;
  readonly comparison: ">=" | ">" | "<=" | "<";
  readonly threshold: number;
}

/** A test of what the model said about a recorded case against the case's true label. */
export interface RecordedPrediction {
  readonly name: string;
  /** The true label. */
  readonly expected: string;
  /** What the model gave: the label itself, or a score that the suite's decision turns into a label. */
  readonly output: string | number;
}

/** How a score becomes a label: from `threshold` up it is `positive`, below it `negative`. */
export interface Decision {
  readonly threshold: number;
  readonly positive: string;
  readonly negative: string;
}

/** What a model is tested with. */
export interface TestSuite {
  readonly checks: readonly MetricCheck[];
  readonly decision: Decision;
  readonly predictions: readonly RecordedPrediction[];
}

/** A test that did not pass: what was expected, and what came instead. */
export interface TestFailure {
  readonly check: string;
  readonly kind: "metric" | "prediction";
  /** A threshold like `>= 0.9`, or the true label. */
  readonly expected: string;
  /** The figure, `not measured` where the model has none of that name, or the predicted label. */
  readonly actual: string | number;
}

/** The outcome of one run. */
export interface SuiteResult {
  readonly passed: number;
  readonly total: number;
  /** `passed / total` rounded to three decimals; 0 for a suite without tests, which proves nothing. */
  readonly successRate: number;
  readonly failures: readonly TestFailure[];
}

/** Runs every check and every recorded prediction of the suite; `figures` are the model's own, by metric. */
export function runSuite(suite: TestSuite, figures: Readonly<Record<string, number>>): SuiteResult {
  const failures = [
    ...suite.checks.flatMap((check) => failureOfCheck(check, figures)),
    ...suite.predictions.flatMap((prediction) => failureOfPrediction(prediction, suite.decision)),
  ];
  const total = suite.checks.length + suite.predictions.length;
  const passed = total - failures.length;
  const successRate = total === 0 ? 0 : Math.round((passed / total) * 1000) / 1000;
  return { passed, total, successRate, failures };
}

function failureOfCheck(check: MetricCheck, figures: Readonly<Record<string, number>>): TestFailure[] {
  const figure = Object.hasOwn(figures, check.metric) ? figures[check.metric] : undefined;
  if (figure !== undefined && compare(figure, check)) return [];
  const expected = `${check.comparison} ${check.threshold}`;
  return [{ check: check.name, kind: "metric", expected, actual: figure ?? "not measured" }];
}

function compare(figure: number, { comparison, threshold }: MetricCheck): boolean {
  switch (comparison) {
    case ">=":
      return figure >= threshold;
    case ">":
      return figure > threshold;
    case "<=":
      return figure <= threshold;
    case "<":
      return figure < threshold;
  }
}

function failureOfPrediction(prediction: RecordedPrediction, decision: Decision): TestFailure[] {
  const { output, expected, name } = prediction;
  const actual = typeof output === "string" ? output : decide(output, decision);
  return actual === expected ? [] : [{ check: name, kind: "prediction", expected, actual }];
}

function decide(score: number, { threshold, positive, negative }: Decision): string {
  return score >= threshold ? positive : negative;
}
