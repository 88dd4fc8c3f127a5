import { heightOf } from "./height.ts";
import type { Node, Recipe, Run } from "./run.ts";
import { isRecursing, NOTHING } from "./run.ts";
import type { Workshop } from "./workshop.ts";

/** One of several ways to make a value. */
export interface Branch {
  readonly node: Node;
  /** How often it is taken, relative to the others; 0 for a last resort. */
  readonly weight: number;
  /** Whether its values may be invalid for a reason that making them does not see. */
  readonly isDoubtful: boolean;
  /** The other branches of a `oneOf` that might take its values too. */
  readonly rivals?: Rivals;
}

/** Branches that must not take a value. */
export interface Rivals {
  /** The positions of those that take it all the same. */
  readonly accepting: (value: unknown) => readonly number[];
  /** The branch, made such that the rivals at these positions do not take its values. */
  readonly without: (positions: readonly number[]) => Node;
}

/** Deeper than this the way is taken that ends soonest. */
const DEEP = 8;
/** So often a value is made anew that a rival takes; by chance at first, then by breaking what the rivals say. */
const PLAIN_ROUNDS = 2;
const ROUNDS = 5;

/** Takes one of several ways by chance, another where that one leads to nothing. */
export function chooseBranch(branchesOf: () => readonly Branch[], trial: Workshop["trial"]): Recipe {
  let known: readonly Branch[] | undefined;
  let live: readonly Branch[] | undefined;
  let byHeight: readonly Branch[] | undefined;
  const possible = () => (known ??= branchesOf().filter(({ node }) => !node.isImpossible?.()));
  const inFavour = () => (live ??= hopelessLast(possible(), trial));
  const lowestFirst = () => (byHeight ??= inOrderOfHeight(inFavour()));

  return {
    make: (run) => {
      const branches = inFavour();
      const isDeep = run.depth > DEEP;
      const wanted = isDeep ? [] : inTurn(branches, run).filter(({ node }) => !isRecursing(run, node));
      const rest = wanted.length < branches.length ? lowestFirst() : [];
      for (const branch of [...wanted, ...rest.filter((each) => !wanted.includes(each))]) {
        const value = makeBranch(branch, run);
        if (value !== NOTHING || run.retries-- <= 0) return value;
      }
      return NOTHING;
    },
    isImpossible: () => possible().length === 0,
    needs: () => possible().map(({ node }) => [node]),
  };
}

/** Branches that rivals leave nothing of are taken only as a last resort. */
function hopelessLast(branches: readonly Branch[], trial: Workshop["trial"]): readonly Branch[] {
  return branches.map((branch) => {
    const isHopeless = branch.rivals && trial((run) => makeBranch(branch, run)) === NOTHING;
    return isHopeless ? { ...branch, weight: 0 } : branch;
  });
}

function makeBranch({ node, isDoubtful, rivals }: Branch, run: Run): unknown {
  if (isDoubtful) run.doubt = true;
  const broken = new Set<number>();
  for (let round = 0; round < ROUNDS; round++) {
    run.work.spend(1 + (rivals ? 5 * ROUNDS : 0));
    const value = (round < PLAIN_ROUNDS || !rivals ? node : rivals.without([...broken])).make(run);
    if (value === NOTHING || !rivals) return value;
    const accepting = rivals.accepting(value);
    if (accepting.length === 0) return value;
    for (const position of accepting) broken.add(position);
  }
  return NOTHING;
}

/** The branches from one taken by chance onwards. */
function inTurn(branches: readonly Branch[], run: Run): readonly Branch[] {
  if (branches.length < 2) return branches;
  const total = branches.reduce((sum, { weight }) => sum + weight, 0);
  let rest = run.random.next() * total;
  const index = branches.findIndex(({ weight }) => (rest -= weight) < 0);
  const first = index < 0 ? 0 : index;
  return first === 0 ? branches : [...branches.slice(first), ...branches.slice(0, first)];
}

function inOrderOfHeight(branches: readonly Branch[]): readonly Branch[] {
  const heights = new Map(branches.map((branch) => [branch, heightOf(branch.node)]));
  const height = (branch: Branch) => heights.get(branch) ?? Infinity;
  return branches.toSorted((a, b) => height(a) - height(b) || b.weight - a.weight);
}
