import type { ModelLifecycle } from "../../handlers/rules/allowed-actions.ts";
import { allowedActions, previousVersion } from "../../handlers/rules/allowed-actions.ts";
import { fc } from "../property.ts";
import { describe, expect, test } from "vitest";
import { Problem } from "../../src/index.ts";
import {
  archive,
  assertAllowed,
  conflict,
  deploy,
  promote,
  rollback,
} from "../../handlers/rules/lifecycle.ts";

const fresh: ModelLifecycle = { status: "development", deployments: [], version: "1.0.0" };
const live: ModelLifecycle = { status: "production", deployments: ["1.0.0", "1.1.0"], version: "1.1.0" };
const archived: ModelLifecycle = { ...live, status: "archived" };

function refusalOf(action: () => unknown): Problem {
  try {
    action();
  } catch (error) {
    if (error instanceof Problem) return error;
    throw error;
  }
  throw new Error("It was allowed.");
}

describe("a deployment", () => {
  test("of another version goes on top of the stack and sets the status to the target", () => {
    expect(deploy(live, "1.2.0", "staging")).toEqual({
      action: "deploy",
      next: { status: "staging", deployments: ["1.0.0", "1.1.0", "1.2.0"], version: "1.2.0" },
    });
  });

  test("of the running version to where it runs is a redeploy and leaves the stack alone", () => {
    expect(deploy(live, "1.1.0", "production")).toEqual({ action: "redeploy", next: live });
  });

  test("of the running version to another target is a deploy that leaves the stack alone", () => {
    const { action, next } = deploy(live, "1.1.0", "staging");
    expect(action).toBe("deploy");
    expect(next).toEqual({ ...live, status: "staging" });
  });

  test("of a model never deployed starts the stack, also with the version it was registered with", () => {
    expect(deploy(fresh, "1.0.0", "production").next.deployments).toEqual(["1.0.0"]);
  });
});

describe("a promotion", () => {
  test("moves a model from development and from production to staging with its version", () => {
    expect(promote(fresh).next).toEqual({ ...fresh, status: "staging" });
    expect(promote(live).next).toEqual({ ...live, status: "staging" });
  });

  test("of what is in staging is refused with the status and what is allowed instead", () => {
    const problem = refusalOf(() => promote({ ...live, status: "staging" }));
    expect(problem.status).toBe(409);
    expect(problem.extensions).toEqual({
      current_status: "staging",
      allowed_actions: ["deploy", "redeploy", "rollback", "test", "ab-test", "archive", "add-version"],
    });
    expect(problem.detail).toContain("in staging already");
    expect(problem.detail).toContain("Its status is staging; allowed now: deploy, redeploy, rollback, test");
  });
});

describe("a rollback", () => {
  test("brings back the version below and keeps the status", () => {
    expect(previousVersion(live)).toBe("1.0.0");
    const { next } = rollback(live);
    expect(next).toEqual({ status: "production", deployments: ["1.0.0"], version: "1.0.0" });
    expect(previousVersion(next)).toBeNull();
  });

  test.each([
    ["that was never deployed", fresh, "it was never deployed"],
    ["with one version on its stack", { ...live, deployments: ["1.1.0"] }, "no version ran before this one"],
  ])("of a model %s is refused", (_, model, reason) => {
    const problem = refusalOf(() => rollback(model));
    expect(problem.status).toBe(409);
    expect(problem.detail).toContain(reason);
    expect(problem.extensions.allowed_actions).not.toContain("rollback");
  });

  test("repeated walks down the stack and never back up, whatever was deployed", () => {
    const version = fc.constantFrom("1.0.0", "1.1.0", "2.0.0", "2.0.1");
    const target = fc.constantFrom("production" as const, "staging" as const);
    fc.assert(
      fc.property(fc.array(fc.tuple(version, target), { minLength: 1 }), (deployments) => {
        let model = fresh;
        const expected: string[] = [];
        for (const [to, where] of deployments) {
          model = deploy(model, to, where).next;
          if (expected.at(-1) !== to) expected.push(to);
        }
        for (let below = expected.length - 2; below >= 0; below--) {
          model = rollback(model).next;
          expect(model.version).toBe(expected[below]);
          expect(model.deployments).toEqual(expected.slice(0, below + 1));
        }
        expect(refusalOf(() => rollback(model)).status).toBe(409);
      }),
    );
  });
});

describe("an archived model", () => {
  test("allows nothing", () => {
    expect(archive(live).next).toEqual(archived);
    expect(allowedActions(archived)).toEqual([]);
    for (const action of [
      () => deploy(archived, "1.1.0", "production"),
      () => promote(archived),
      () => rollback(archived),
      () => archive(archived),
      () => assertAllowed(archived, "test"),
      () => assertAllowed(archived, "add-version"),
    ]) {
      const problem = refusalOf(action);
      expect(problem.status).toBe(409);
      expect(problem.extensions).toEqual({ current_status: "archived", allowed_actions: [] });
      expect(problem.detail).toContain("Its status is archived; no action is allowed any more.");
    }
  });
});

describe("the allowed actions", () => {
  test("of a fresh model leave out what has no deployed version to work on", () => {
    expect(allowedActions(fresh)).toEqual(["deploy", "promote", "test", "ab-test", "archive", "add-version"]);
  });

  test("are exactly those that are not refused, and a refused one changes nothing", () => {
    const versions = fc.array(fc.constantFrom("1.0.0", "1.1.0", "2.0.0"), { maxLength: 5 });
    const status = fc.constantFrom("production", "staging", "development", "archived" as const);
    fc.assert(
      fc.property(versions, status, (deployments, now) => {
        const model = { status: now, deployments, version: deployments.at(-1) ?? "1.0.0" };
        const before = structuredClone(model);
        const attempts = {
          deploy: () => deploy(model, "3.0.0", "production"),
          promote: () => promote(model),
          rollback: () => rollback(model),
          archive: () => archive(model),
        };
        for (const [action, attempt] of Object.entries(attempts)) {
          const allowed = allowedActions(model).some((name) => name === action);
          if (allowed) expect(attempt().action).toBe(action);
          else expect(refusalOf(attempt).extensions.current_status).toBe(now);
          expect(model).toEqual(before);
        }
      }),
    );
  });

  test("are in every conflict about a model, in the detail and in the extensions", () => {
    const problem = conflict(live, "Version 1.1.0 exists already.");
    expect(problem.status).toBe(409);
    expect(problem.detail).toBe(
      "Version 1.1.0 exists already. Its status is production; allowed now: " +
        "deploy, redeploy, promote, rollback, test, ab-test, archive, add-version.",
    );
    expect(problem.extensions.allowed_actions).toEqual(allowedActions(live));
  });
});
