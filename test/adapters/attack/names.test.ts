import { expect, test } from "vitest";
import { head, post, startAttacked } from "./attacked-server.ts";

const polluting = {
  __proto__: '{"__proto__":{"x":1}}',
  "constructor.prototype": '{"constructor":{"prototype":{"x":1}}}',
};
/** What every object has, before anything was asked. */
const INHERITED = Object.getOwnPropertyNames(Object.prototype);

const deeply = (json: string) => `{"a":[{"b":${json}}]}`;
const part = (name: string, value: string) =>
  `--B\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n--B--\r\n`;
const form = "application/x-www-form-urlencoded";
const multipart = "multipart/form-data; boundary=B";

test.each(
  Object.entries(polluting).flatMap(
    ([name, json]) =>
      [
        [name, "a body", post("application/json", json)],
        [name, "the depth of a body", post("application/json", deeply(json))],
        [
          name,
          "a body that spells it with escapes",
          post("application/json", json.replaceAll("o", "\\u006f")),
        ],
        [name, "a field of a form", post(form, `o=${encodeURIComponent(json)}`)],
        [name, "a part", post(multipart, part("o", json))],
        [name, "a query", [head(`GET /things?json=${encodeURIComponent(deeply(json))}`)]],
      ] as const,
  ),
)("%s in %s is refused", async (_, __, pieces) => {
  const { statusOf, failures } = await startAttacked();
  expect(await statusOf(...pieces)).toBe(400);
  expect(({} as Record<string, unknown>).x).toBeUndefined();
  expect(failures).toEqual([]);
});

test.each([
  ["a name in brackets", [head("GET /things?deep[__proto__][x]=1")], 400],
  ["a name in encoded brackets", [head("GET /things?deep%5Bconstructor%5D%5Bprototype%5D%5Bx%5D=1")], 400],
  ["a parameter's name", [head("GET /things?__proto__=1")], 400],
  ["a member of a header", [head("GET /things", "X-Obj: __proto__,1")], 400],
  ["a field's name", post(form, "__proto__=1"), 400],
  ["a field's name in brackets", post(form, "o[__proto__][x]=1"), 400],
  ["a part's name", post(multipart, part("__proto__", "1")), 400],
  ["a part's name in brackets", post(multipart, part("o[__proto__][x]", "1")), 400],
  ["an element", post("application/xml", "<a><__proto__><x>1</x></__proto__></a>"), 400],
  ["an attribute", post("application/xml", '<a __proto__="1" constructor="2"/>'), 400],
  ["a cookie", [head("GET /things", "Cookie: __proto__=1; constructor=2")], 200],
  ["a header field", [head("GET /things", "__proto__: 1", "constructor: 2")], 200],
  ["a path", [head("GET /things/__proto__")], 200],
  ["a media type", post("__proto__", "1"), 415],
  ["a coding", post("text/plain", "1", "Content-Encoding: __proto__"), 415],
  ["a method of a preflight", [head("OPTIONS /things", "Access-Control-Request-Method: __proto__")], 204],
  ["a preference", [head("GET /things", "Prefer: __proto__=1, constructor")], 200],
  ["a session", [head("GET /things", "X-Contract-Session: __proto__")], 200],
] as const)("__proto__ as %s does no harm", async (_, pieces, status) => {
  const { statusOf, failures } = await startAttacked();
  expect(await statusOf(...pieces)).toBe(status);
  expect(({} as Record<string, unknown>).x).toBeUndefined();
  expect(Object.getOwnPropertyNames(Object.prototype)).toEqual(INHERITED);
  expect(failures).toEqual([]);
});

test.each([
  ["an id with a line break", [head("GET /things/a%0d%0aX-Evil:%201")], 200],
  ["an id with a NUL", [head("GET /things/a%00b")], 200],
  ["a value with a line break", [head("GET /things?q=a%0d%0aX-Evil:%201")], 200],
  ["a preference with a line break", [head("GET /things", 'Prefer: seed="a%0d%0aX-Evil: 1"')], 200],
  ["a path with a line break", [head("GET /nowhere%0d%0aX-Evil:%201")], 404],
  ["a session with a line break", [head("GET /things", "X-Contract-Session: a%0d%0aX-Evil: 1")], 400],
  [
    "a file's name with a line break",
    post(
      multipart,
      '--B\r\nContent-Disposition: form-data; name="f"; filename="a\rX-Evil: 1"\r\n\r\n1\r\n--B--\r\n',
    ),
    200,
  ],
  ["percent signs without digits", [head("GET /things/%zz")], 400],
  ["percent signs that are no UTF-8", [head("GET /things?q=%E0%A4%A")], 400],
] as const)("%s splits no header", async (_, pieces, status) => {
  const { send, failures } = await startAttacked();
  const received = await send(...pieces);
  expect(received.split("\r\n\r\n", 1)[0]).not.toMatch(/^X-Evil/im);
  expect(received).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
  expect(failures).toEqual([]);
});
