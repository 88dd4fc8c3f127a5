import { expect, test } from "vitest";
import { COVERS, isSecretText, maskSecrets } from "../../src/contract/mask-secrets.ts";

const [cover = String] = COVERS;

// Put together here, so that nobody's search for secrets finds any in this file.
test.each([
  ["a JSON Web Token", ["eyJhbGciOiJIUzI1NiJ9", "eyJzdWIiOiIxIn0", "abc-4711"].join(".")],
  ["a token of GitHub's", `ghp_${"a1B2".repeat(9)}`],
  ["a key of Stripe's", ["sk", "live", "4eC39HqLyjWDarjtT1zdp7dc"].join("_")],
  ["a key of AWS", `AKIA${"A1B2".repeat(4)}`],
  ["a token of Slack's", ["xoxb", "123456789012", "abcdefABCDEF"].join("-")],
  ["a private key", `-----BEGIN RSA PRIVATE KEY-----\nMIIE\n-----END RSA PRIVATE KEY-----`],
])("%s is covered wherever it stands in a text", (_, secret) => {
  const text = `sign in with ${secret}, then go on`;
  expect(isSecretText(text)).toBe(true);
  expect(maskSecrets({ note: [text, secret] }, cover)).toEqual({
    note: ["sign in with ********, then go on", "********"],
  });
});

test.each(["Basic information for bearers", "risk_live_music", "task_list", "eyJ is how they begin", "AKIA"])(
  "%s is no secret",
  (text) => {
    expect(isSecretText(text)).toBe(false);
    expect(maskSecrets(text, cover)).toBe(text);
  },
);
