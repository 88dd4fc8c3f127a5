import { expect, test } from "vitest";
import { startUpstream } from "../forward/beside.ts";
import { run } from "./command.ts";
import { makeFiles } from "./files.ts";
import { answerNotes, NOTES } from "./notes-provider.ts";

const SCHEMES = {
  Api: { type: "http", scheme: "bearer" },
  Login: { type: "http", scheme: "basic" },
  Key: { type: "apiKey", in: "header", name: "X-Key" },
  InQuery: { type: "apiKey", in: "query", name: "key" },
  InCookie: { type: "apiKey", in: "cookie", name: "sid" },
  Grant: { type: "oauth2", flows: {} },
  Client: { type: "mutualTLS" },
};

/** Asks a provider once whose document has these schemes, the first of which is asked for. */
async function verify(schemes: readonly (keyof typeof SCHEMES)[], ...flags: string[]) {
  const cwd = await makeFiles({
    "notes.json": JSON.stringify({
      ...NOTES,
      ...(schemes[0] && { security: [{ [schemes[0]]: [] }] }),
      components: { securitySchemes: Object.fromEntries(schemes.map((name) => [name, SCHEMES[name]])) },
    }),
  });
  const { url, seen } = await startUpstream(answerNotes);
  const about = ["--phases", "examples", "--operation", "listNotes"];
  const outcome = await run(["verify", "notes.json", "--url", url, ...about, ...flags], { cwd });
  return { ...outcome, seen };
}

test.each<[keyof typeof SCHEMES, string, Record<string, string>]>([
  ["Api", "Api=token==", { authorization: "Bearer token==" }],
  ["Api", "Api=Bearer token", { authorization: "Bearer token" }],
  ["Api", "bG9uZyB0b2tlbg==", { authorization: "Bearer bG9uZyB0b2tlbg==" }],
  ["Login", "Login=me:pässword", { authorization: `Basic ${btoa("me:p\u00c3\u00a4ssword")}` }],
  ["Login", "me:pass=word", { authorization: `Basic ${btoa("me:pass=word")}` }],
  ["Key", "k:1", { "x-key": "k:1" }],
  ["InCookie", "InCookie=abc", { cookie: "sid=abc" }],
  ["Grant", "token", { authorization: "Bearer token" }],
])("%s is sent %s", async (scheme, auth, headers) => {
  const { code, seen } = await verify([scheme], "--auth", auth);
  expect(code).toBe(0);
  expect(seen).toMatchObject([{ line: "GET /notes", headers }]);
});

test("a key in the query is sent there", async () => {
  const { seen } = await verify(["InQuery"], "--auth", "InQuery=a&b");
  expect(seen).toMatchObject([{ line: "GET /notes?key=a%26b" }]);
});

test("of several schemes a credential alone is for the one that it can be of", async () => {
  const basic = await verify(["Login", "Api"], "--auth", "me:word");
  expect(basic.seen).toMatchObject([{ headers: { authorization: `Basic ${btoa("me:word")}` } }]);
  const bearer = await verify(["Api", "Login"], "--auth", "token");
  expect(bearer.seen).toMatchObject([{ headers: { authorization: "Bearer token" } }]);
});

test("a header field that is given as it stands is sent as it stands", async () => {
  const flags = ["--auth", "Api=token", "-H", "authorization: Token other"];
  const { seen } = await verify(["Api"], ...flags);
  expect(seen).toMatchObject([{ headers: { authorization: "Token other" } }]);
});

test.each<[string, (keyof typeof SCHEMES)[], string, string]>([
  [
    "a scheme that is not there",
    ["Api", "Login"],
    "Apy=secret-1",
    'the document has no security scheme "Apy"; there are Api (http bearer), Login (http basic)',
  ],
  ["one for two schemes", ["Api", "Key"], "secret-1", "needs the name of a security scheme, like Api=…"],
  [
    "a document without any",
    [],
    "secret-1",
    "the document has no security schemes; send what is wanted by -H",
  ],
  ["a name without password", ["Login"], "Login=secret-1", "Login is HTTP Basic and takes user:password"],
  ["a client's certificate", ["Client"], "Client=secret-1", "Client asks for a certificate of the client's"],
  ["a line break", ["Api"], "Api=secret-1\n", "the credential of Api has a line break in it"],
])("%s is refused, and the credential not repeated", async (_, schemes, auth, why) => {
  const { code, stdout, stderr, seen } = await verify(schemes, "--auth", auth);
  expect([code, stdout, seen]).toEqual([2, "", []]);
  expect(stderr).toContain(why);
  expect(stderr).not.toContain("secret-1");
});

test("credentials are in none of what is printed", async () => {
  const { stdout } = await verify(["Login"], "--auth", "me:hush-hush", "--dry-run");
  expect(stdout).toContain("--header 'authorization: Basic ***'");
  expect(stdout).not.toContain(btoa("me:hush-hush"));
});
