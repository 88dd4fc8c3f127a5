import { heightOf } from "./height.ts";
import type { Node, Recipe, Run } from "./run.ts";
import { NOTHING } from "./run.ts";

/** One of several ways to make a value. */
export interface Branch {
  readonly node: Node;
  /** The same, made such that it breaks all other branches. */
  readonly exclusive: () => Node;
  /** How often it is taken, relative to the others; 0 for a last resort. */
  readonly weight: number;
  /** Whether its values may be invalid for a reason that making them does not see. */
  readonly isDoubtful: boolean;
}

/** A place inside itself as often as this takes any other way that there is. */
export const DEEPEST_RECURSION = 2;

/** Deeper than this the way is taken that ends soonest. */
const DEEP = 8;

/** Takes one of several ways by chance, another where that one leads to nothing. */
export function chooseBranch(branchesOf: () => readonly Branch[]): Recipe {
  let live: readonly Branch[] | undefined;
  let byHeight: readonly Branch[] | undefined;
  const possible = () => (live ??= branchesOf().filter(({ node }) => !node.isImpossible));
  const lowestFirst = () => {
    const heights = new Map(possible().map((branch) => [branch, heightOf(branch.node)]));
    const height = (branch: Branch) => heights.get(branch) ?? Infinity;
    return possible().toSorted((a, b) => height(a) - height(b) || b.weight - a.weight);
  };

  return {
    make: (run) => {
      const wanted = run.depth > DEEP ? [] : inTurn(possible(), run);
      for (const branch of wanted) {
        const value = branch.node.active < DEEPEST_RECURSION ? makeBranch(branch, run) : NOTHING;
        if (value !== NOTHING) return value;
      }
      for (const branch of (byHeight ??= lowestFirst())) {
        if (wanted.includes(branch) && branch.node.active < DEEPEST_RECURSION) continue;
        const value = makeBranch(branch, run);
        if (value !== NOTHING) return value;
      }
      return NOTHING;
    },
    needs: () => possible().map(({ node }) => [node]),
  };
}

function makeBranch(branch: Branch, run: Run): unknown {
  if (branch.isDoubtful) run.doubt = true;
  return (run.exclusive ? branch.exclusive() : branch.node).make(run);
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
