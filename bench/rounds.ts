/** One of those who take turns. */
export interface Turn<Sample> {
  readonly name: string;
  /** Takes one sample. */
  readonly take: () => Promise<Sample>;
}

/** What came of one of them: a sample for each round, or why there are none. */
export interface Outcome<Sample> {
  readonly samples: readonly Sample[];
  readonly failure?: string;
}

/**
 * Lets all take one turn in each round, so that a machine whose speed drifts is fair to all; every other round goes
 * backwards. A first round warms them up and is not counted. Whoever fails has no more turns, and the others go on.
 */
export async function takeTurns<Sample>(
  turns: readonly Turn<Sample>[],
  rounds: number,
  tell: (progress: string) => void,
): Promise<readonly Outcome<Sample>[]> {
  const taken = turns.map((): Sample[] => []);
  const failures = new Map<number, string>();
  for (let round = 0; round <= rounds; round++) {
    tell(round === 0 ? "warming up" : `round ${round} of ${rounds}`);
    const order = [...turns.entries()];
    for (const [at, turn] of round % 2 === 0 ? order : order.reverse()) {
      if (failures.has(at)) continue;
      try {
        const sample = await turn.take();
        if (round > 0) taken[at]?.push(sample);
      } catch (error) {
        const failure = error instanceof Error ? error.message : String(error);
        failures.set(at, failure);
        tell(`${turn.name}: ${failure}`);
      }
    }
  }
  return taken.map((samples, at) => {
    const failure = failures.get(at);
    return failure === undefined ? { samples } : { samples: [], failure };
  });
}
