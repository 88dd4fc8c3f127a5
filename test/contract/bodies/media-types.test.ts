import { expect, test } from "vitest";
import { createEcho } from "../inline-contract.ts";

const requires = (name: string) => ({ schema: { type: "object", required: [name] } });
const missing = (name: string) => ({
  status: 422,
  json: { errors: [{ path: `/${name}`, keyword: "required" }] },
});

test("of several declared media types the one that says most about the sent one counts", async () => {
  const { send } = createEcho({
    "*/*": requires("anything"),
    "application/*": requires("application"),
    "application/*+json": requires("suffix"),
    "application/json": requires("json"),
    "application/json; version=2": requires("version2"),
    "application/vnd.pets+json": requires("pets"),
  });
  const sent = [
    ["application/json", "json"],
    ["application/json; charset=utf-8", "json"],
    ["application/json; version=2", "version2"],
    ['Application/JSON; Version="2"', "version2"],
    ["application/json; version=3", "json"],
    ["application/vnd.pets+json", "pets"],
    ["application/vnd.cats+json", "suffix"],
    ["text/json", "anything"],
  ] as const;
  for (const [type, name] of sent) {
    expect(await send({ type, body: "{}" })).toMatchObject(missing(name));
  }
});

test("each media type has its own schema", async () => {
  const { send, seen } = createEcho({
    "application/json": { schema: { type: "object", required: ["name"] } },
    "text/plain": { schema: { type: "string", maxLength: 3 } },
  });
  expect((await send({ type: "text/plain", body: "Mia" })).status).toBe(200);
  expect(seen()).toBe("Mia");
  expect(await send({ type: "text/plain", body: "Luna" })).toMatchObject({
    status: 422,
    json: { errors: [{ keyword: "maxLength" }] },
  });
  expect(await send({ type: "application/json", body: '"Mia"' })).toMatchObject({ status: 422 });
});

test.each(["image/png", "application/xml", "multipart/form-data; boundary=x", ""])(
  "the media type %j that is not listed is 415 and is told what is",
  async (type) => {
    const { send } = createEcho({ "application/json": {}, "text/plain": {} });
    expect(await send({ type, body: "x" })).toMatchObject({
      status: 415,
      headers: { Accept: "application/json, text/plain" },
      json: { detail: expect.stringContaining("send application/json or text/plain") as string },
    });
  },
);

test("bodies in a known charset are read, in an unknown one refused", async () => {
  const { send, seen } = createEcho({ "text/plain": {} });
  const latin1 = new Uint8Array([0x4d, 0xfc, 0x6e]);
  expect((await send({ type: "text/plain; charset=iso-8859-1", body: latin1 })).status).toBe(200);
  expect(seen()).toBe("Mün");
  expect(await send({ type: "text/plain", body: latin1 })).toMatchObject({
    status: 400,
    json: { detail: "The body is not valid UTF-8." },
  });
  expect(await send({ type: "text/plain; charset=klingon", body: latin1 })).toMatchObject({
    status: 415,
    json: { detail: "The charset klingon is not known here; send utf-8." },
  });
});

test("a body that has to be there may not be left out, whatever its media type", async () => {
  const { send } = createEcho({ "application/xml": {}, "image/png": {} });
  expect(await send({})).toMatchObject({
    status: 422,
    json: { errors: [{ in: "body", path: "", keyword: "required", message: "is required" }] },
  });
});

test("no bytes are an empty text, file or form where a body has to be there, and none where it need not", async () => {
  const content = { "text/plain": {}, "application/x-www-form-urlencoded": {}, "application/x-ndjson": {} };
  for (const [type, value] of [
    ["text/plain", ""],
    ["application/x-www-form-urlencoded", {}],
    ["application/x-ndjson", []],
  ] as const) {
    const required = createEcho(content);
    expect((await required.send({ type, body: "" })).status).toBe(200);
    expect(required.seen()).toEqual(value);
    const optional = createEcho(content, {}, false);
    expect((await optional.send({ type, body: "" })).status).toBe(200);
    expect(optional.seen()).toBeUndefined();
  }
});

test("a body in a format that is not known here is not held against a schema of what it stands for", async () => {
  const { send, seen } = createEcho({
    "application/vnd.pets.protobuf": { schema: { type: "object", required: ["name"] } },
  });
  expect((await send({ type: "application/vnd.pets.protobuf", body: new Uint8Array([1, 2]) })).status).toBe(
    200,
  );
  expect(seen()).toEqual(new Uint8Array([1, 2]));
});
