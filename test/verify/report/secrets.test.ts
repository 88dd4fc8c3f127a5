import { expect, test } from "vitest";
import { writeGithub } from "../../../src/verify/report/github.ts";
import { writeHtml } from "../../../src/verify/report/html/html.ts";
import { writeJson } from "../../../src/verify/report/json.ts";
import { writeJunit } from "../../../src/verify/report/junit.ts";
import { createMask } from "../../../src/verify/report/mask/mask.ts";
import { writeMarkdown } from "../../../src/verify/report/markdown.ts";
import { toReport } from "../../../src/verify/report/report.ts";
import { writeText } from "../../../src/verify/report/text/text.ts";
import { SECRETS, secretsIn, verifyEchoing } from "./echoing-provider.ts";

const FORMS = { writeHtml, writeText, writeJunit, writeJson, writeMarkdown, writeGithub };

test("no form of a report has a secret, though the provider echoes them in every form", async () => {
  const result = await verifyEchoing();
  const came = result.findings.map(({ exchange }) => new TextDecoder().decode(exchange.reply.body));
  expect(secretsIn(came.join("\n"))).toHaveLength(Object.keys(SECRETS).length + 1);
  const report = toReport(result);
  const shown: [string, string[]][] = [];
  for (const [name, write] of Object.entries(FORMS)) shown.push([name, secretsIn(await write(report))]);
  expect(shown).toEqual(Object.keys(FORMS).map((name) => [name, []]));
  expect(report.findings.map(({ reply }) => reply.body).join("\n")).toContain("wrong credential ***!");
});

const mask = createMask(["s3cret/key"]);

test("fields for credentials and cookies are masked whatever is in them, with their schemes and names left", () => {
  expect(
    mask.headers({
      authorization: "Bearer abc",
      "proxy-authorization": "abc",
      cookie: "a=1; b=2",
      "set-cookie": "a=1; Expires=Wed, 21 Oct 2026 07:28:00 GMT; Path=/, b=2,3; HttpOnly",
      "x-api-key": "abc",
      "access-control-allow-credentials": "true",
      location: "/pets?x=s3cret%2Fkey&access_token=abc",
      "www-authenticate": 'Bearer realm="pets"',
    }),
  ).toEqual({
    authorization: "Bearer ***",
    "proxy-authorization": "***",
    cookie: "a=***; b=***",
    "set-cookie": "a=***; Expires=Wed, 21 Oct 2026 07:28:00 GMT; Path=/, b=***; HttpOnly",
    "x-api-key": "***",
    "access-control-allow-credentials": "true",
    location: "/pets?x=***&access_token=***",
    "www-authenticate": 'Bearer realm="pets"',
  });
});

test("what has a telling name is masked in replies, in JSON and beside it", () => {
  expect(mask.came('{"user": "mia", "session": {"access_token": "abc"}}')).toBe(
    '{"user":"mia","session":{"access_token":"***"}}',
  );
  expect(mask.came('{"password": "abc", "cut": "of')).toBe('{"password": "***", "cut": "of');
  expect(mask.came("user=mia&password=abc")).toBe("user=mia&password=***");
  expect(mask.came('{"as": "it", "came":  1.0 }')).toBe('{"as": "it", "came":  1.0 }');
});

test("what has a telling name keeps its shape in requests, so that it can be seen what was tried", () => {
  expect(mask.sent('{"password": "Ab1!"}')).toBe('{"password":"Aa0!"}');
  expect(mask.target("/login?limit=1&api_key=Ab1%20")).toBe("/login?limit=1&api_key=Aa0%20");
});

test("credentials in the middle of a text are masked, words in their place are not", () => {
  expect(mask.text("sent Authorization: Bearer abc123def, and a Bearer token was wanted")).toBe(
    "sent Authorization: Bearer ***, and a Bearer token was wanted",
  );
  expect(mask.text("eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.abc is a token")).toBe("*** is a token");
});

test("a long body is masked in no time, whatever is in it", () => {
  const started = performance.now();
  for (const unit of ["a", "a.", '"', "eyJ", "a=", "=,", "%2F", "\\"]) mask.came(unit.repeat(20_000));
  expect(performance.now() - started).toBeLessThan(5000);
});
