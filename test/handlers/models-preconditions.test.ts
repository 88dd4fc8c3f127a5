import { beforeEach, describe, expect, it } from "vitest";
import { createModelOps, type ModelOps, stateBesideTheTrail } from "./model-ops.ts";

let ops: ModelOps;
beforeEach(() => {
  ops = createModelOps();
});

const CHANGES = [
  ["models/deploy", { model_id: "model-1", version: "2.0.8" }],
  ["models/promote", { model_id: "model-1" }],
  ["models/rollback", { model_id: "model-1" }],
  ["models/test", { model_id: "model-1" }],
  ["models/archive", { model_id: "model-1" }],
  ["models/model-1/versions", { version: "3.0.0" }],
] as const;

describe.each(CHANGES)("%s", (path, body) => {
  const change = (ifMatch: string) => ops.post(path, body, { "if-match": ifMatch });
  const tag = async () => (await ops.get("models/model-1")).headers.ETag ?? "";

  it("is refused with a stale If-Match, answers the present revision, and changes nothing", async () => {
    const before = await stateBesideTheTrail(ops);
    const answer = await change('"1"');
    expect(answer.status).toBe(412);
    expect(answer.headers.ETag).toBe(await tag());
    expect(answer.text).toContain("Read it again and decide anew.");
    expect(await stateBesideTheTrail(ops)).toEqual(before);
    expect((await ops.events("model-1"))[0]).toMatchObject({ outcome: "refused", model_id: "model-1" });
  });

  it("goes through with the present revision and answers the new one", async () => {
    const before = await tag();
    const answer = await change(before);
    expect(answer.status).toBeLessThan(300);
    expect(answer.headers.ETag).toBe(await tag());
    expect(await tag()).not.toBe(before);
  });

  it("goes through with * and with a list that has the present revision", async () => {
    expect((await change("*")).status).toBeLessThan(300);
    ops = createModelOps();
    expect((await change(`"1", ${await tag()}`)).status).toBeLessThan(300);
  });

  it("takes no weak tag for the present revision", async () => {
    expect((await change(`W/${await tag()}`)).status).toBe(412);
  });
});

describe("the order of checks", () => {
  it("is existence, revision, state", async () => {
    const stale = { "if-match": '"0"' };
    expect((await ops.post("models/deploy", { model_id: "model-999" }, stale)).status).toBe(404);
    const unknownVersion = { model_id: "model-5", version: "9.9.9" };
    expect((await ops.post("models/deploy", unknownVersion, stale)).status).toBe(404);
    expect((await ops.post("models/deploy", { model_id: "model-5" }, stale)).status).toBe(412);
    expect((await ops.post("models/deploy", { model_id: "model-5" })).status).toBe(409);
  });
});
