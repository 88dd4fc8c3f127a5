import type { Deed, VersionChoice } from "./actions.ts";

/** A model as the contract's prose describes it. */
export interface ReferenceModel {
  readonly name: string;
  status: "production" | "staging" | "development" | "archived";
  /** The versions that were registered, the first one first. */
  readonly versions: string[];
  /** What was deployed and not rolled back; the last one runs. */
  readonly stack: string[];
}

interface ReferenceTest {
  readonly pair: readonly [a: string, b: string];
  isRunning: boolean;
  readonly units: Set<string>;
}

/** What the trail must tell of. */
export interface ReferenceEvent {
  readonly action: string;
  readonly outcome: "done" | "refused";
  readonly model: string | null;
}

/** What must be answered, and what the trail must tell. */
export interface Expected {
  readonly status: number;
  readonly events: readonly ReferenceEvent[];
  /** The model that a 409 is about. */
  readonly about?: string;
}

/** What should happen, written down without looking at how it is done. Small, slow and plain. */
export class Reference {
  readonly models = new Map<string, ReferenceModel>();
  readonly tests = new Map<string, ReferenceTest>();

  /** `isStale`: whether the request says that it has seen another state of the model. */
  expect(deed: Deed, isStale: boolean): Expected {
    switch (deed.kind) {
      case "register":
        return this.#register(deed.name);
      case "ab-test":
        return this.#startTest(this.idOf(deed.model), this.idOf(deed.other));
      case "ab-test-outcome":
        return this.#recordOutcome(this.testIdOf(deed.test), unitOf(deed.unit));
      case "ab-test-stop":
        return this.#stopTest(this.testIdOf(deed.test));
      default:
        return this.#changeModel(deed, isStale);
    }
  }

  /** The so-manieth model, round and round; after the last one comes one that does not exist. */
  idOf(number: number): string {
    return [...this.models.keys()][number % (this.models.size + 1)] ?? "model-999";
  }

  testIdOf(number: number): string {
    return [...this.tests.keys()][number % (this.tests.size + 1)] ?? "ab-test-999";
  }

  versionOf(id: string, choice: VersionChoice): string {
    if ("fresh" in choice) return `7.0.${choice.fresh}`;
    const versions = this.models.get(id)?.versions ?? [];
    return versions[choice.known % versions.length] ?? "1.0.0";
  }

  /** The version that a model shows. */
  shownVersion({ stack, versions }: ReferenceModel): string {
    return stack.at(-1) ?? versions[0] ?? "";
  }

  allowedActions({ status, stack }: ReferenceModel): string[] {
    if (status === "archived") return [];
    const always = ["deploy", "test", "ab-test", "archive", "add-version"];
    if (status !== "staging") always.push("promote");
    if (stack.length > 1) always.push("rollback");
    if (stack.length > 0) always.push("redeploy");
    return always.sort();
  }

  #register(name: number): Expected {
    const taken = [...this.models].find(([, model]) => model.name === nameOf(name));
    if (taken) return { status: 409, about: taken[0], events: [told("register", "refused", null)] };
    const id = `model-${this.models.size + 1}`;
    this.models.set(id, { name: nameOf(name), status: "development", versions: ["1.0.0"], stack: [] });
    return { status: 201, events: [told("register", "done", id)] };
  }

  #changeModel(deed: Exclude<Deed, { kind: "register" | `ab-test${string}` }>, isStale: boolean): Expected {
    const id = this.idOf(deed.model);
    const model = this.models.get(id);
    if (!model) return { status: 404, events: [] };
    const shown = this.shownVersion(model);
    const version = "version" in deed && deed.version ? this.versionOf(id, deed.version) : shown;
    if (deed.kind === "deploy" && !model.versions.includes(version)) return { status: 404, events: [] };
    const refuse = (status: number): Expected => ({
      status,
      events: [told(deed.kind, "refused", id)],
      ...(status === 409 && { about: id }),
    });
    if (isStale) return refuse(412);
    if (!this.allowedActions(model).includes(deed.kind)) return refuse(409);
    const done = (action: string = deed.kind, status = 200): Expected => ({
      status,
      events: [told(action, "done", id)],
    });
    switch (deed.kind) {
      case "deploy": {
        const target = deed.target ?? "production";
        const runs = model.stack.at(-1) === version;
        const isRedeploy = runs && model.status === target;
        if (!runs) model.stack.push(version);
        model.status = target;
        return done(isRedeploy ? "redeploy" : "deploy");
      }
      case "promote":
        model.status = "staging";
        return done();
      case "rollback":
        model.stack.pop();
        return done();
      case "add-version":
        if (model.versions.includes(version)) return refuse(409);
        model.versions.push(version);
        return done("add-version", 201);
      case "archive": {
        model.status = "archived";
        const ended = [...this.tests.values()].filter((test) => test.isRunning && test.pair.includes(id));
        for (const test of ended) test.isRunning = false;
        const stops = ended.flatMap(({ pair }) => pair.map((side) => told("ab-test-stop", "done", side)));
        return { status: 200, events: [...stops, told("archive", "done", id)] };
      }
      case "test":
        return done();
    }
  }

  #startTest(a: string, b: string): Expected {
    if (a === b) return { status: 422, events: [] };
    const [first, second] = [this.models.get(a), this.models.get(b)];
    if (!first || !second) return { status: 404, events: [] };
    const archived = [a, b].find((id) => this.models.get(id)?.status === "archived");
    if (archived !== undefined) {
      const blamed = second.status === "archived" ? b : a;
      return { status: 409, about: archived, events: [told("ab-test", "refused", blamed)] };
    }
    const isTaken = [...this.tests.values()].some(
      ({ pair, isRunning }) => isRunning && pair.includes(a) && pair.includes(b),
    );
    if (isTaken) return { status: 409, events: [told("ab-test", "refused", a)] };
    this.tests.set(`ab-test-${this.tests.size + 1}`, { pair: [a, b], isRunning: true, units: new Set() });
    return { status: 201, events: [told("ab-test", "done", a), told("ab-test", "done", b)] };
  }

  #recordOutcome(testId: string, unit: string): Expected {
    const test = this.tests.get(testId);
    if (!test) return { status: 404, events: [] };
    const isRefused = !test.isRunning || test.units.has(unit);
    test.units.add(unit);
    // Which of the two models it counts for is the hash's to say.
    const event = told("ab-test-outcome", isRefused ? "refused" : "done", EITHER);
    return { status: isRefused ? 409 : 200, events: [event] };
  }

  #stopTest(testId: string): Expected {
    const test = this.tests.get(testId);
    if (!test) return { status: 404, events: [] };
    const [a, b] = test.pair;
    if (!test.isRunning) return { status: 409, events: [told("ab-test-stop", "refused", a)] };
    test.isRunning = false;
    return { status: 200, events: [told("ab-test-stop", "done", a), told("ab-test-stop", "done", b)] };
  }
}

/** Stands for a model that the reference cannot know. */
export const EITHER = "either";

export const nameOf = (number: number) => `Model ${number}`;
export const unitOf = (number: number) => `unit-${number}`;

function told(action: string, outcome: ReferenceEvent["outcome"], model: string | null): ReferenceEvent {
  return { action, outcome, model };
}
