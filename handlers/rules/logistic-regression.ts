/** A case with its true label: 1 an attack, 0 not. */
export interface LabelledCase {
  readonly features: readonly number[];
  readonly label: 0 | 1;
}

/** How fast and how often training steps along the gradient. */
export const LEARNING_RATE = 0.5;
export const LOCAL_EPOCHS = 5;

/**
 * Trains a logistic regression from the given weights on the cases: full-batch gradient descent on the log loss.
 * The last weight is the intercept, so there is one more than there are features.
 */
export function train(
  weights: readonly number[],
  cases: readonly LabelledCase[],
  epochs: number = LOCAL_EPOCHS,
): readonly number[] {
  let trained = weights;
  for (let epoch = 0; epoch < epochs; epoch++) {
    const gradient = gradientOf(trained, cases);
    trained = trained.map((weight, at) => weight - LEARNING_RATE * (gradient[at] ?? 0));
  }
  return trained;
}

/** The share of the cases that the weights get right, 0 … 1; 0 without cases. */
export function accuracyOf(weights: readonly number[], cases: readonly LabelledCase[]): number {
  if (cases.length === 0) return 0;
  const right = cases.filter(
    ({ features, label }) => probability(weights, features) >= 0.5 === (label === 1),
  );
  return right.length / cases.length;
}

function gradientOf(weights: readonly number[], cases: readonly LabelledCase[]): number[] {
  const gradient = weights.map(() => 0);
  for (const { features, label } of cases) {
    const error = probability(weights, features) - label;
    for (const [at, input] of [...features, 1].entries()) {
      gradient[at] = (gradient[at] ?? 0) + (error * input) / cases.length;
    }
  }
  return gradient;
}

function probability(weights: readonly number[], features: readonly number[]): number {
  const sum = [...features, 1].reduce((total, input, at) => total + input * (weights[at] ?? 0), 0);
  return 1 / (1 + Math.exp(-sum));
}
