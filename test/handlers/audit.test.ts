import { beforeEach, describe, expect, it } from "vitest";
import { actorOf } from "../../handlers/audit.ts";
import type { components } from "../../handlers/contract.gen.ts";
import { createModelOps, type ModelOps, START } from "./model-ops.ts";
import { toTimestamp } from "../../handlers/rules/timestamp.ts";

type EventList = components["schemas"]["AuditEventList"];

let ops: ModelOps;
beforeEach(() => {
  ops = createModelOps();
});

const read = async (path: string) => (await ops.get(path)).body as EventList;

describe("the audit trail", () => {
  it("tells of a change with number, time, actor, action, model, version, from, to and reason", async () => {
    const [latest] = await ops.events();
    ops.pass(5000);
    await ops.post("models/deploy", { model_id: "model-2", version: "3.3.0" }, { "x-actor": "mira" });
    expect((await ops.events())[0]).toEqual({
      sequence: Number(latest?.sequence) + 1,
      time: toTimestamp(new Date(START.getTime() + 5000)),
      actor: "mira",
      action: "deploy",
      outcome: "done",
      model_id: "model-2",
      model_name: "Phishing URL Classifier",
      version: "3.3.0",
      from: "3.4.1",
      to: "3.3.0",
      reason: "Deployed to production.",
    });
  });

  it.each([
    [
      "models",
      { name: "New", version: "1.0.0", framework: "ONNX", size: "1MB" },
      "register",
      null,
      "development",
    ],
    ["models/model-1/versions", { version: "2.2.0" }, "add-version", null, "2.2.0"],
    ["models/promote", { model_id: "model-1" }, "promote", "production", "staging"],
    ["models/rollback", { model_id: "model-1" }, "rollback", "2.1.0", "2.0.9"],
    ["models/archive", { model_id: "model-1" }, "archive", "production", "archived"],
    ["models/test", { model_id: "model-1" }, "test", null, null],
  ])("tells of %s %j as %s", async (path, body, action, from, to) => {
    await ops.post(path, body);
    expect((await ops.events())[0]).toMatchObject({ action, outcome: "done", from, to, actor: "anonymous" });
  });

  it("tells of a refusal by the state with the reason that was answered", async () => {
    const { body } = await ops.post("models/promote", { model_id: "model-3" }, { "x-actor": "jonas" });
    expect((await ops.events("model-3"))[0]).toMatchObject({
      actor: "jonas",
      action: "promote",
      outcome: "refused",
      model_name: "Ransomware Behaviour Detector",
      version: "1.6.0",
      reason: (body as { detail: string }).detail,
    });
  });

  it("tells of a refusal with the version that was asked for", async () => {
    await ops.post("models/model-1/versions", { version: "2.0.9" });
    expect((await ops.events("model-1"))[0]).toMatchObject({ action: "add-version", version: "2.0.9" });
    await ops.post("models", { name: "TGNN", version: "7.0.0", framework: "ONNX", size: "1MB" });
    expect((await ops.events())[0]).toMatchObject({
      action: "register",
      outcome: "refused",
      model_id: null,
      model_name: "TGNN",
      version: "7.0.0",
    });
  });

  it.each([
    ["models/deploy", { model_id: "model-999" }, 404],
    ["models/deploy", { model_id: "model-1", version: "9.9.9" }, 404],
    ["models/deploy", { model_id: "model-1", target_env: "moon" }, 422],
    ["models/ab-test", { model_a: "model-1", model_b: "model-1" }, 422],
    ["models/deploy", { model_id: "model-1", constructor: 1 }, 400],
  ])("says nothing of bad input: %s %j", async (path, body, status) => {
    const before = await ops.store.dump();
    expect((await ops.post(path, body)).status).toBe(status);
    expect(await ops.store.dump()).toEqual(before);
  });
});

describe("who did it", () => {
  const now = START;

  it("is the one whom X-Actor names, token or not", () => {
    const header = { "X-Actor": "mira" };
    expect(actorOf({ now, header, authenticated: [] })).toBe("mira");
    expect(actorOf({ now, header, authenticated: ["AdminToken"] })).toBe("mira");
  });

  it("is admin with the admin token, anonymous without, and system where nobody asked", () => {
    expect(actorOf({ now, header: {}, authenticated: ["AdminToken"] })).toBe("admin");
    expect(actorOf({ now, header: {}, authenticated: [] })).toBe("anonymous");
    expect(actorOf({ now })).toBe("system");
  });
});

describe("reading the trail", () => {
  it("answers the newest events first, fifty of them", async () => {
    const { events, next_cursor } = await read("events");
    const numbers = events.map((event) => event.sequence);
    expect(numbers).toHaveLength(50);
    expect(numbers).toEqual(numbers.toSorted((a, b) => b - a));
    expect(next_cursor).not.toBeNull();
  });

  it("answers a model's events only", async () => {
    const { events } = await read("models/model-12/events");
    expect(new Set(events.map((event) => event.model_id))).toEqual(new Set(["model-12"]));
    expect(events.map((event) => event.action)).toContain("rollback");
  });

  it("gives each event once from page to page, though new ones are written meanwhile", async () => {
    const all = (await read("events?limit=200")).events.map((event) => event.sequence);
    const found: number[] = [];
    let cursor: string | null = null;
    do {
      const page: EventList = await read(`events?limit=30${cursor === null ? "" : `&cursor=${cursor}`}`);
      found.push(...page.events.map((event) => event.sequence));
      cursor = page.next_cursor;
      await ops.post("models/test", { model_id: "model-1" });
    } while (cursor !== null);
    expect(found).toEqual(all);
  });

  it.each(["bm9wZQ", "MA", "LTE", "MTE4MA=", "x", "MTE5OTk5OTk5OTk5OTk5OTk5OTk5"])(
    "refuses the cursor %s, which no page has answered",
    async (cursor) => {
      for (const path of ["events", "models/model-1/events"]) {
        const answer = await ops.get(`${path}?cursor=${cursor}`);
        expect(answer.status).toBe(422);
        expect(answer.body).toMatchObject({ errors: [{ in: "query", path: "/cursor" }] });
      }
    },
  );

  it("is 404 for a model that does not exist, once the cursor is in order", async () => {
    expect((await ops.get("models/model-999/events")).status).toBe(404);
    expect((await ops.get("models/model-999/events?cursor=x")).status).toBe(422);
  });
});
