import { createContract } from "../../../src/index.ts";
import type { Provider, ProviderReply } from "../../../src/verify/provider.ts";
import type { WireRequest } from "../../../src/verify/requests/wire-request.ts";
import { targetOf } from "../../../src/verify/requests/wire-request.ts";
import type { VerifyResult } from "../../../src/verify/result.ts";
import { verify } from "../../../src/verify/verify.ts";

/** Credentials by their security schemes, with all that some form has another way to write for. */
export const SECRETS = {
  Bearer: "bearer/secret+value=",
  Query: "query secret & value",
  Cookie: "cookie-secret-value",
  Header: `header"secret'value`,
  Basic: btoa("somebody:password-of-basic"),
};
const PASSWORD = "password-of-basic";

const operation = (scheme: keyof typeof SECRETS) => ({
  get: {
    operationId: `ask${scheme}`,
    security: [{ [scheme]: [] }],
    responses: {
      "200": { description: "", content: { "application/json": { schema: { type: "integer" } } } },
    },
  },
});

const DOCUMENT = {
  openapi: "3.1.1",
  info: { title: "Echo", version: "1" },
  paths: Object.fromEntries(
    (Object.keys(SECRETS) as (keyof typeof SECRETS)[]).map((scheme) => [`/${scheme}`, operation(scheme)]),
  ),
  components: {
    securitySchemes: {
      Bearer: { type: "http", scheme: "bearer" },
      Query: { type: "apiKey", in: "query", name: "key" },
      Cookie: { type: "apiKey", in: "cookie", name: "sid" },
      Header: { type: "apiKey", in: "header", name: "X-Key" },
      Basic: { type: "http", scheme: "basic" },
    },
  },
};

/** Answers each request with what was in it, in as many forms as it can. */
const echo = (request: WireRequest): ProviderReply => {
  const sent = { target: targetOf(request), ...request.headers };
  const values = Object.values(SECRETS).filter((secret) =>
    Object.values(sent).some((text) => text.includes(secret) || text.includes(encodeURIComponent(secret))),
  );
  if (values.length === 0) return { status: 401, headers: {}, body: new Uint8Array() };
  const secrets = values.includes(SECRETS.Basic) ? [...values, PASSWORD] : values;
  const text = secrets.flatMap((secret) => [
    `wrong credential ${secret}!`,
    `in an address: ?x=${encodeURIComponent(secret)}`,
    `as Base64: ${btoa(secret)}, ${btoa(`a:${secret}`)}, ${btoa(`ab:${secret}.`)}, ${btoa(`abc:${secret}..`)}`,
  ]);
  return {
    status: 500,
    headers: {
      "content-type": "application/json",
      "x-echo": text.join(" "),
      "set-cookie": secrets.map((secret) => `sid=${encodeURIComponent(secret)}; Path=/`).join(", "),
    },
    body: new TextEncoder().encode(JSON.stringify({ error: text, sent })),
  };
};

export async function verifyEchoing(): Promise<VerifyResult> {
  const provider: Provider = { name: "http://localhost", ask: (request) => Promise.resolve(echo(request)) };
  const options = { provider, credentials: SECRETS, phases: ["examples", "coverage"] as const };
  return verify(createContract({ document: DOCUMENT as never }), options);
}

/** Which secrets can be read in a text, in whatever form. */
export function secretsIn(text: string): string[] {
  const runs = text.match(/[\w+/]{8,}/g) ?? [];
  const inBase64 = runs.map((run) => Buffer.from(run, "base64").toString("latin1"));
  const plain = [text, ...inBase64].flatMap((of) => [
    of,
    of.replaceAll(/%([\da-f]{2})/gi, (_, code: string) => String.fromCharCode(parseInt(code, 16))),
    of.replaceAll('\\"', '"').replaceAll("'\\''", "'"),
    of.replaceAll("&quot;", '"').replaceAll("&#39;", "'").replaceAll("&amp;", "&"),
  ]);
  return [...Object.values(SECRETS), PASSWORD].filter((secret) => plain.some((of) => of.includes(secret)));
}
