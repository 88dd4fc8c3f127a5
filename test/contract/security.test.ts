import { expect, test } from "vitest";
import type { OpenApiDocument } from "../../src/index.ts";
import { isSecret } from "../../src/index.ts";
import { Authenticator } from "../../src/contract/security.ts";
import { askSmall } from "./small-contract.ts";

const securitySchemes = {
  InHeader: { type: "apiKey", in: "header", name: "X-Key" },
  InQuery: { type: "apiKey", in: "query", name: "key" },
  InCookie: { type: "apiKey", in: "cookie", name: "key" },
  Basic: { type: "http", scheme: "basic" },
  Bearer: { type: "http", scheme: "bearer" },
  OAuth: { type: "oauth2", flows: {} },
  Certificate: { type: "mutualTLS" },
  Connect: { type: "openIdConnect", openIdConnectUrl: "/.well-known" },
};

const document: unknown = {
  openapi: "3.1.0",
  info: { title: "t", version: "1" },
  components: { securitySchemes },
};

async function authenticate(
  requirements: readonly (readonly string[])[],
  sent: { query?: string; headers?: Record<string, string> },
  checks = {},
): Promise<readonly string[]> {
  const request = { method: "GET", path: "/", query: sent.query ?? "", headers: sent.headers ?? {} };
  return new Authenticator(document as OpenApiDocument, checks).authenticate(requirements, request);
}

test.each([
  ["InHeader", { headers: { "x-key": "k" } }],
  ["InQuery", { query: "a=1&key=k" }],
  ["InCookie", { headers: { cookie: "a=1; key=k" } }],
  ["Basic", { headers: { authorization: "Basic dTpw" } }],
  ["Bearer", { headers: { authorization: "bearer k" } }],
  ["OAuth", { headers: { authorization: "Bearer k" } }],
  ["Connect", { headers: { authorization: "Bearer k" } }],
])("%s is satisfied by a credential in its place, and by nothing else", async (scheme, sent) => {
  expect(await authenticate([[scheme]], sent)).toEqual([scheme]);
  await expect(authenticate([[scheme]], {})).rejects.toMatchObject({ status: 401 });
});

test.each([
  ["InHeader", 'ApiKey in="header", name="X-Key"'],
  ["Basic", 'Basic realm="Basic"'],
  ["Bearer", 'Bearer realm="Bearer"'],
])("without a credential %s is challenged for", async (scheme, challenge) => {
  await expect(authenticate([[scheme]], {})).rejects.toMatchObject({
    headers: { "WWW-Authenticate": challenge },
  });
});

test.each([
  ["InHeader", { headers: { "x-key": "" } }],
  ["InQuery", { query: "key=" }],
  ["InCookie", { headers: { cookie: "key=; a=1" } }],
  ["Bearer", { headers: { authorization: "Bearer " } }],
  ["Basic", { headers: { authorization: "Basic " } }],
  ["Bearer", { headers: { authorization: "Bearer two words" } }],
  ["OAuth", { headers: { authorization: 'Bearer "quoted"' } }],
])("one that is empty, or of no such form, is none for %s", async (scheme, sent) => {
  await expect(authenticate([[scheme]], sent)).rejects.toMatchObject({ status: 401 });
});

test.each(["user:password", "dTpw!", "dXNlcg=="])(
  "%s is no user and password in Base64, and the refusal says what is wanted",
  async (credential) => {
    const sent = { headers: { authorization: `Basic ${credential}` } };
    await expect(authenticate([["Basic"]], sent)).rejects.toMatchObject({
      status: 401,
      detail: "Send a credential in the header Authorization: Basic base64(user:password).",
    });
  },
);

test("a credential is judged as a whole, with what comes after a space", async () => {
  const sent = { headers: { authorization: "Bearer s3cret and more" } };
  await expect(authenticate([["Bearer"]], sent, { Bearer: isSecret("s3cret") })).rejects.toMatchObject({
    status: 401,
  });
});

test.each([[["Bearer"]], [{ Bearer: [] }, "InHeader"], { Bearer: [] }, "Bearer", null])(
  "security written as %j is refused when the contract is made, and not taken for none",
  (security) => {
    const get = { operationId: "read", security, responses: {} };
    expect(() => askSmall({ paths: { "/a": { get } }, components: { securitySchemes } })).toThrow(
      "#/paths/~1a/get: its security is no list of requirements",
    );
  },
);

test("alternatives are tried in turn, and all schemes of one are needed", async () => {
  const requirements = [["InHeader", "InQuery"], ["Bearer"]];
  expect(await authenticate(requirements, { query: "key=k", headers: { "x-key": "k" } })).toEqual(
    requirements[0],
  );
  expect(await authenticate(requirements, { headers: { "x-key": "k", authorization: "Bearer t" } })).toEqual([
    "Bearer",
  ]);
  await expect(authenticate(requirements, { headers: { "x-key": "k" } })).rejects.toMatchObject({
    status: 401,
  });
});

test("a refusal tells what is needed together, and what would do instead", async () => {
  const requirements = [["InHeader", "InQuery"], ["InCookie"]];
  const sent = { headers: { "x-key": "k" } };
  await expect(authenticate(requirements, sent)).rejects.toMatchObject({
    detail: "Send a credential in the header X-Key and the query parameter key or the cookie key.",
  });
  const all = { headers: { "x-key": "k" }, query: "key=wrong" };
  await expect(authenticate(requirements, all, { InQuery: isSecret("right") })).rejects.toMatchObject({
    detail: "The credential in the header X-Key and the query parameter key is not accepted.",
  });
});

test("a client certificate cannot be checked and counts as sent, beside what else is needed", async () => {
  expect(await authenticate([["Certificate"]], {})).toEqual(["Certificate"]);
  const both = [["Certificate", "Bearer"]];
  expect(await authenticate(both, { headers: { authorization: "Bearer t" } })).toEqual(both[0]);
  await expect(authenticate(both, {})).rejects.toMatchObject({
    detail: expect.stringMatching(/^Send a credential/) as string,
    headers: { "WWW-Authenticate": 'Certificate realm="Certificate", Bearer realm="Bearer"' },
  });
});

test("an empty alternative makes the credential optional", async () => {
  expect(await authenticate([["Bearer"], []], {})).toEqual([]);
  expect(await authenticate([[], ["Bearer"]], { headers: { authorization: "Bearer t" } })).toEqual([
    "Bearer",
  ]);
  expect(await authenticate([["Bearer"], []], { headers: { authorization: "Bearer t" } })).toEqual([
    "Bearer",
  ]);
});

test.each(["s3cret", "s3cre", "s3crets", "S3CRET"])(
  "of all credentials only the secret itself is accepted, not %s",
  async (sent) => {
    const asked = authenticate(
      [["InHeader"]],
      { headers: { "x-key": sent } },
      { InHeader: isSecret("s3cret") },
    );
    if (sent === "s3cret") expect(await asked).toEqual(["InHeader"]);
    else
      await expect(asked).rejects.toMatchObject({
        status: 401,
        detail: expect.stringContaining("not accepted") as string,
      });
  },
);
