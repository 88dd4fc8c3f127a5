import { expect } from "vitest";
import type { Answer, Wire } from "../asking.ts";
import type { RunningService } from "../service.ts";
import type { Action, Deed } from "./actions.ts";
import type { Expected, ReferenceEvent, ReferenceModel } from "./reference.ts";
import { EITHER, nameOf, Reference, unitOf } from "./reference.ts";

const MODELS = "/api/metrics/models";

interface Request {
  readonly target: string;
  readonly json?: object;
}

interface KeyUse {
  readonly request: string;
  readonly status: number;
  readonly text: string;
}

/** A service and the reference, asked for the same things, one after the other. */
export class Conversation {
  readonly #service: RunningService;
  readonly #reference = new Reference();
  readonly #keys = new Map<number, KeyUse>();
  /** The ETags that each model has had, the present one last. */
  readonly #tags = new Map<string, string[]>();
  #events = 0;

  constructor(service: RunningService) {
    this.#service = service;
  }

  /** Begins with five models of different pasts. */
  async begin(): Promise<void> {
    await this.#service.reset({ collections: {}, counters: {} });
    for (const deed of PAST) await this.try({ deed });
  }

  /** Does it to both, and holds the service against the reference. */
  async try(action: Action): Promise<void> {
    await this.#tryOnce(action);
    if (action.again) await this.#tryOnce(action);
  }

  async #tryOnce(action: Action): Promise<void> {
    const { deed, key } = action;
    const request = this.#write(deed);
    const written = JSON.stringify(request);
    const used = key === undefined ? undefined : this.#keys.get(key);
    const tag = this.#tagFor(action);
    const before = await this.#service.store.dump();
    const answer = await this.#service.ask("POST", request.target, {
      ...(request.json && { json: request.json }),
      headers: {
        ...(tag !== undefined && { "if-match": tag }),
        ...(key !== undefined && { "idempotency-key": `key-${key}` }),
      },
    });
    if (used) {
      if (used.request === written) expect(answer).toMatchObject({ ...pick(used), headers: REPLAYED });
      else expect(answer.status).toBe(422);
      expect(await this.#service.store.dump()).toEqual(before);
      return;
    }
    if (key !== undefined) this.#keys.set(key, { request: written, ...pick(answer) });
    const expected = this.#reference.expect(deed, action.ifMatch === "stale" && takesIfMatch(deed));
    expect(`${answer.status} ${answer.text}`).toMatch(new RegExp(`^${expected.status} `));
    if (expected.status >= 400) await this.#expectUnchanged(before);
    this.#expectAllowedActions(answer, expected);
    await this.#expectTrail(expected.events);
    await this.#expectModels(deed, answer);
    await this.#expectTests();
  }

  /** Asks of each model what may be done to it now, by asking for something that is refused in every state. */
  async end(): Promise<void> {
    for (const [id, model] of this.#reference.models) {
      const body = { id, name: "Another", version: "1.0.0", framework: "ONNX", size: "1MB" };
      const { body: problem } = await this.#service.refused("registerModel", 409, { body });
      expectAllowed(problem, model, this.#reference);
    }
  }

  #write(deed: Deed): Request {
    const reference = this.#reference;
    switch (deed.kind) {
      case "register": {
        const json = { name: nameOf(deed.name), version: "1.0.0", framework: "ONNX", size: "1MB" };
        return { target: MODELS, json };
      }
      case "deploy": {
        const model_id = reference.idOf(deed.model);
        const version = deed.version && reference.versionOf(model_id, deed.version);
        return { target: `${MODELS}/deploy`, json: { model_id, version, target_env: deed.target } };
      }
      case "add-version": {
        const id = reference.idOf(deed.model);
        return {
          target: `${MODELS}/${id}/versions`,
          json: { version: reference.versionOf(id, deed.version) },
        };
      }
      case "ab-test": {
        const json = { model_a: reference.idOf(deed.model), model_b: reference.idOf(deed.other) };
        return { target: `${MODELS}/ab-test`, json };
      }
      case "ab-test-outcome": {
        const target = `/api/metrics/ab-tests/${reference.testIdOf(deed.test)}/outcomes`;
        return { target, json: { unit: unitOf(deed.unit), success: deed.unit % 2 === 0 } };
      }
      case "ab-test-stop":
        return { target: `/api/metrics/ab-tests/${reference.testIdOf(deed.test)}/stop` };
      default:
        return { target: `${MODELS}/${deed.kind}`, json: { model_id: reference.idOf(deed.model) } };
    }
  }

  #tagFor({ deed, ifMatch }: Action): string | undefined {
    if (ifMatch === undefined || !takesIfMatch(deed)) return undefined;
    const tags = this.#tags.get(this.#reference.idOf(deed.model)) ?? [];
    if (ifMatch === "any") return "*";
    return (ifMatch === "current" ? tags.at(-1) : tags.at(-2)) ?? '"0"';
  }

  /** A refusal leaves its mark in the trail, and the reply that belongs to its key, and nothing else. */
  async #expectUnchanged(before: Awaited<ReturnType<RunningService["store"]["dump"]>>): Promise<void> {
    const { collections, counters } = await this.#service.store.dump();
    const { events, idempotency } = collections;
    expect(collections).toEqual({ ...before.collections, events, idempotency });
    expect({ ...counters, events: 0 }).toEqual({ ...before.counters, events: 0 });
  }

  #expectAllowedActions(answer: Answer, { about }: Expected): void {
    const model = about === undefined ? undefined : this.#reference.models.get(about);
    if (model) expectAllowed(answer.body, model, this.#reference);
  }

  async #expectTrail(expected: readonly ReferenceEvent[]): Promise<void> {
    const query = { limit: expected.length + 1 };
    const { events } = (await this.#service.done("listEvents", { query })).body;
    const found = events.slice(0, expected.length);
    const last = events[0]?.sequence ?? 0;
    expect(last).toBe((this.#events += expected.length));
    const told = found.map(({ action, outcome, model_id }) =>
      [action, outcome, action === "ab-test-outcome" ? EITHER : model_id].join(" "),
    );
    const wanted = expected.map(({ action, outcome, model }) => [action, outcome, model].join(" "));
    expect(told.sort()).toEqual(wanted.sort());
  }

  async #expectModels(deed: Deed, answer: Answer): Promise<void> {
    const { models } = (await this.#service.done("listModels")).body;
    const shown = models.map(({ id, status, version, previousVersion }) => [
      id,
      status,
      version,
      previousVersion,
    ]);
    const wanted = [...this.#reference.models].map(([id, model]) => [
      ...[id, model.status, this.#reference.shownVersion(model), model.stack.at(-2) ?? null],
    ]);
    expect(shown).toEqual(wanted);
    await this.#expectTag(deed, answer);
  }

  /** Each change of a model gives it an ETag that it has not had; whoever is refused is told the present one. */
  async #expectTag(deed: Deed, { status, headers: { etag: answered } }: Answer): Promise<void> {
    const id = this.#idOf(deed, status);
    if (id === undefined || !this.#reference.models.has(id)) return;
    const { etag = "" } = (await this.#service.done("getModel", { path: { model_id: id } })).headers;
    const tags = this.#tags.get(id) ?? [];
    if (answered !== undefined) expect(answered).toBe(etag);
    if (status >= 300) {
      expect(etag).toBe(tags.at(-1));
      return;
    }
    expect(answered).toBe(etag);
    expect(tags).not.toContain(etag);
    this.#tags.set(id, [...tags, etag]);
  }

  #idOf(deed: Deed, status: number): string | undefined {
    if (deed.kind === "register") return status === 201 ? `model-${this.#reference.models.size}` : undefined;
    return takesIfMatch(deed) ? this.#reference.idOf(deed.model) : undefined;
  }

  async #expectTests(): Promise<void> {
    const query = { status: "running" as const, limit: 200 };
    const { ab_tests } = (await this.#service.done("listAbTests", { query })).body;
    const running = [...this.#reference.tests].filter(([, test]) => test.isRunning);
    expect(ab_tests.map(({ test_id, model_a, model_b }) => [test_id, model_a, model_b])).toEqual(
      running.map(([id, { pair }]) => [id, ...pair]).reverse(),
    );
  }
}

function expectAllowed(problem: unknown, model: ReferenceModel, reference: Reference): void {
  const { current_status, allowed_actions } = problem as Wire["ModelConflict"];
  const found = { status: current_status, allowed: allowed_actions.toSorted() };
  expect(found).toEqual({ status: model.status, allowed: reference.allowedActions(model) });
}

/** The first two have been deployed, the first one twice; two more are in a test, and one is archived. */
const PAST: readonly Deed[] = [
  ...[0, 1, 2, 3, 4].map((name) => ({ kind: "register", name }) as const),
  ...[0, 1, 2].map((model) => ({ kind: "add-version", model, version: { fresh: 0 } }) as const),
  { kind: "deploy", model: 0 },
  { kind: "deploy", model: 0, version: { fresh: 0 } },
  { kind: "deploy", model: 1, target: "staging" },
  { kind: "ab-test", model: 2, other: 3 },
  { kind: "archive", model: 4 },
];

const REPLAYED = { "idempotency-replayed": "true" };

type ModelDeed = Exclude<Deed, { kind: "register" | `ab-test${string}` }>;

function takesIfMatch(deed: Deed): deed is ModelDeed {
  return deed.kind !== "register" && !deed.kind.startsWith("ab-test");
}

function pick({ status, text }: Pick<Answer, "status" | "text">) {
  return { status, text };
}
