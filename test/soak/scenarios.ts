import { join } from "node:path";
import { Chance } from "../fuzz/chance.ts";
import type { Step, Worker } from "./workload.ts";

/** A server, and who asks it for what. */
export interface Scenario {
  readonly name: string;
  /** The arguments of the command, with the folder or the database that it keeps its data in. */
  readonly args: (store: string) => readonly string[];
  /** Whether it has a store that a restart must find again. */
  readonly isLasting: boolean;
  /** `acknowledge` hears of ids that have to be there from then on. */
  readonly workers: (seed: number, acknowledge: (id: string) => void) => readonly Worker[];
}

const ROOT = join(import.meta.dirname, "../..");
const MODEL_OPS = join(ROOT, "openapi.yaml");
const PETS = join(ROOT, "test/pets/openapi.yaml");

const reading = (name: string, path: () => string): Step => ({
  name,
  ask: () => ({ method: "GET", path: path() }),
  isRight: (status, body) => status === 200 && typeof body === "object",
});

/** What the service keeps its data in. */
export type ServiceStore = "memory" | "file" | "postgres";

/** Readers and writers of the whole service, on files or a database: all writes are kept, and their events too. */
export const modelOps = (store: ServiceStore): Scenario => ({
  name: `serve, on ${store}`,
  args: (place) => {
    const kept = { memory: ["--ephemeral"], file: ["--data", place], postgres: ["--store", place] }[store];
    return ["serve", MODEL_OPS, ...kept];
  },
  isLasting: store !== "memory",
  workers(seed, acknowledge) {
    const chance = new Chance(seed);
    const model = () => `model-${1 + chance.below(6)}`;
    const reads = [
      reading("list of models", () => "/api/metrics/models?limit=20"),
      reading("one model", () => `/api/metrics/models/${model()}`),
      reading("events", () => "/api/metrics/events?limit=20"),
      reading("federation", () => "/api/federation/status"),
    ];
    let count = 0;
    const register: Step = {
      name: "register a model",
      ask: () => {
        const name = `Soak ${seed} ${++count}`;
        const body = { name, version: "0.1.0", framework: "PyTorch", size: "1MB" };
        return { method: "POST", path: "/api/metrics/models", body };
      },
      isRight: (status, body) => {
        const id = memberOf(body, "model", "id") ?? memberOf(body, "id");
        if (status !== 201 || typeof id !== "string") return false;
        acknowledge(id);
        return true;
      },
    };
    const deploy: Step = {
      name: "deploy a model",
      ask: () => ({
        method: "POST",
        path: "/api/metrics/models/deploy",
        body: { model_id: "model-1", target_env: "production" },
      }),
      isRight: (status) => status === 200,
    };
    const reader: Worker = () => chance.pick(reads);
    const writer: Worker = () => (chance.is(10) ? register : deploy);
    return [reader, reader, reader, reader, writer, writer, writer, writer];
  },
});

/** Pets that come and go as fast as they can: what is kept stays as large as it is, however much is written. */
export const churn: Scenario = {
  name: "mock --stateful, on files",
  args: (place) => ["mock", PETS, "--stateful", "--no-auth", "--data", place],
  isLasting: true,
  workers: (seed) => {
    const chance = new Chance(seed);
    return Array.from({ length: 8 }, () => comingAndGoing(chance));
  },
};

/** Makes a pet, reads it and lists all, and takes it away again. */
function comingAndGoing(chance: Chance): Worker {
  let id: string | undefined;
  const create: Step = {
    name: "create",
    ask: () => ({ method: "POST", path: "/pets", body: { name: `Pet ${chance.below(1e6)}`, kind: "dog" } }),
    isRight: (status, body) => {
      const made = memberOf(body, "id");
      id = typeof made === "string" ? made : undefined;
      return status === 201 && id !== undefined;
    },
  };
  const list = reading("list", () => "/pets");
  const get = reading("get", () => `/pets/${id ?? ""}`);
  const remove: Step = {
    name: "delete",
    ask: () => ({ method: "DELETE", path: `/pets/${id ?? ""}` }),
    isRight: (status) => {
      id = undefined;
      return status === 204;
    },
  };
  return () => {
    if (id === undefined) return create;
    return chance.is(40) ? remove : chance.pick([get, list]);
  };
}

/** A document without any code behind it. */
export const mock: Scenario = {
  name: "mock",
  args: () => ["mock", MODEL_OPS, "--no-auth"],
  isLasting: false,
  workers: () => {
    const list = reading("list from its example", () => "/api/metrics/models");
    const status = reading("federation", () => "/api/federation/status");
    return Array.from({ length: 8 }, (_, at) => () => (at % 2 === 0 ? list : status));
  },
};

/** A member of a member of a value; undefined where there is none. */
export function memberOf(body: unknown, ...names: readonly string[]): unknown {
  return names.reduce<unknown>(
    (value, name) =>
      typeof value === "object" && value !== null ? (value as Record<string, unknown>)[name] : undefined,
    body,
  );
}
