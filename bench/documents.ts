import { join } from "node:path";
import type { Exchange } from "./exchange.ts";
import { listsObjects } from "./exchange.ts";

/** A document that servers are started with. */
export interface BenchDocument {
  readonly name: string;
  readonly file: string;
  /** A list that the document has an example for. */
  readonly list: Exchange;
}

const ROOT = join(import.meta.dirname, "..");

/** Our own contract. */
export const MODEL_OPS: BenchDocument = {
  name: "ModelOps",
  file: join(ROOT, "openapi.yaml"),
  list: {
    method: "GET",
    path: "/api/metrics/models",
    isAnswer: (body) => listsObjects(body, "models", "id"),
  },
};

/** GitHub's, with more than a thousand operations. Its list is about as long as ours, and has a variable in its path. */
export const GITHUB: BenchDocument = {
  name: "GitHub",
  file: join(ROOT, "node_modules/@octokit/openapi/generated/api.github.com.json"),
  list: {
    method: "GET",
    path: "/orgs/octo-org/actions/variables",
    isAnswer: (body) => listsObjects(body, "variables", "name"),
  },
};
