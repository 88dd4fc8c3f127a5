import { join } from "node:path";
import type { Exchange } from "./exchange.ts";
import { isListOf, propertyOf } from "./exchange.ts";

/** A document that servers are started with. */
export interface BenchDocument {
  readonly name: string;
  readonly file: string;
  /** The paths whose GET is all that is taken of the file; everything where left out. */
  readonly only?: readonly string[];
  /** A list that the document has an example for. */
  readonly list: Exchange;
  /** A list that Prism can generate. */
  readonly generated: Exchange;
}

// Where a schema does not say how long a list is, one of seven that Prism generates has nothing in it.
const MAYBE_EMPTY = 0;
const ROOT = join(import.meta.dirname, "..");

/** Our own contract. */
export const MODEL_OPS: BenchDocument = {
  name: "ModelOps",
  file: join(ROOT, "openapi.yaml"),
  list: {
    method: "GET",
    path: "/api/metrics/models",
    isAnswer: (body) => isListOf("id", propertyOf(body, "models")),
  },
  // Prism answers what has our times in it with 500: it makes a date-time of its pattern alone, which is "Z$".
  generated: {
    method: "GET",
    path: "/api/ids/models/status",
    isAnswer: (body) => isListOf("model_id", body, MAYBE_EMPTY),
  },
};

const githubList: Exchange = {
  method: "GET",
  path: "/orgs/octo-org/actions/variables",
  isAnswer: (body) => isListOf("name", propertyOf(body, "variables")),
};

/** GitHub's, with more than a thousand operations. Its list is about as long as ours, and has a variable in its path. */
export const GITHUB: BenchDocument = {
  name: "GitHub",
  file: join(ROOT, "node_modules/@octokit/openapi/generated/api.github.com.json"),
  list: githubList,
  generated: {
    ...githubList,
    isAnswer: (body) => isListOf("name", propertyOf(body, "variables"), MAYBE_EMPTY),
  },
};

/** Seven operations of it, the list among them: what is measured with both tells what the others cost. */
export const GITHUB_SEVEN: BenchDocument = {
  ...GITHUB,
  name: "seven of GitHub",
  only: [
    ...["/", "/emojis", "/meta", "/zen", "/gitignore/templates", "/licenses"],
    "/orgs/{org}/actions/variables",
  ],
};
