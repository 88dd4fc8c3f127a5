import type { DescribedOperation } from "../document/contract-document.ts";
import type { ExampleRequest, ReplyExample } from "./examples.ts";
import { namesOfRequests, requestOf, toSent } from "./examples.ts";
import type { RunningService } from "./service.ts";
import { ADMIN_TOKEN } from "./service.ts";

/** What can be wrong with a whole service: a handler fails, the store cannot write, the machine cannot be read. */
export type Breakage = "handlers" | "store" | "host";

/** How to bring a refusal about that no example of a request leads to. */
export interface Situation {
  /** Only a service that is broken like this answers so. */
  readonly broken?: Breakage;
  /** Asked first, so that the state is such. */
  readonly before?: (service: RunningService, operation: DescribedOperation) => Promise<unknown>;
  /** What is other about the request than in the operation's first example. */
  readonly change?: Partial<ExampleRequest>;
  /** What is sent instead of a body in JSON. */
  readonly text?: string;
}

const JSON_TYPE = { "content-type": "application/json" };

/** One byte more than is taken. */
const TOO_LARGE = " ".repeat(1024 * 1024 + 1);

/** By the name of the example of the refusal. */
export const SITUATIONS: Readonly<Record<string, Situation>> = {
  "malformed-json": { text: '{"model_id":', change: { headers: JSON_TYPE } },
  "forbidden-key": { text: '{"__proto__": {"polluted": true}}', change: { headers: JSON_TYPE } },
  "body-too-large": { text: TOO_LARGE, change: { headers: JSON_TYPE } },
  "not-json": { text: "model_id=model-1", change: { headers: { "content-type": "text/plain" } } },
  "malformed-encoding": { change: { query: { "%": "" } } },
  "unknown-parameter": { change: { query: { colour: "red" } } },
  "limit-out-of-range": { change: { query: { limit: 0 } } },
  "malformed-id": {
    change: { path: { model_id: "Model_1", test_id: "Test_1", job_id: "Job_1", node_id: "N_1" } },
  },
  "missing-properties": { change: { body: { name: "Half a model", version: "1.0.0" } } },
  "missing-model-id": { change: { body: {} } },
  "split-out-of-range": { change: { body: { model_a: "model-1", model_b: "model-2", traffic_split: 100 } } },
  "malformed-version": { change: { body: { version: "latest" } } },
  "success-not-boolean": { change: { body: { unit: "analyst-1001", success: "yes" } } },
  "missing-unit": { change: { query: { unit: undefined } } },
  "unknown-model-type": { change: { query: { model_type: "crystal-ball" } } },
  "missing-token": { change: { headers: { "x-admin-token": "" } } },
  "wrong-token": { change: { headers: { "x-admin-token": "guessed" } } },
  "idempotency-key-reused": {
    before: async ({ done }) => {
      const body = { name: "Another", version: "1.0.0", framework: "ONNX", size: "1MB" };
      await done("registerModel", { body, header: { "Idempotency-Key": "b7a2" } });
    },
    change: { headers: { "idempotency-key": "b7a2" } },
  },
  "already-retraining": {
    before: async ({ done, advance }) => {
      await done("retrainIdsModel", { query: { model_type: "tgnn" } });
      await advance(2000);
    },
  },
  "too-few-synced-nodes": {
    before: async ({ done }) => {
      await done("aggregateFederation");
      await done("syncFederationNode", { path: { node_id: "node-de-1" } });
    },
  },
  "internal-error": { broken: "handlers" },
  "store-read-only": { broken: "store" },
  "figures-unreadable": { broken: "host" },
};

/** Nothing special where the example's own parameters and body lead to the reply. */
export function situationOf({ operation, status, name }: ReplyExample): Situation {
  if (status < 300 || namesOfRequests(operation).includes(name)) return {};
  const situation = SITUATIONS[name];
  if (!situation) throw new Error(`No request leads to the example ${name} of ${operation.operationId}.`);
  return situation;
}

/** The request that leads to an example, once its situation is there. */
export function requestFor(example: ReplyExample): ReturnType<typeof toSent> {
  const { operation, name } = example;
  const { change = {}, text } = situationOf(example);
  const request = requestOf(operation, name);
  const changed = {
    ...request,
    ...change,
    query: { ...request.query, ...change.query },
    headers: {
      ...(operation.security && { "x-admin-token": ADMIN_TOKEN }),
      ...request.headers,
      ...change.headers,
    },
  };
  const [method, target, sent] = toSent(operation, changed);
  return [method, target, text === undefined ? sent : { headers: sent.headers, text }];
}
