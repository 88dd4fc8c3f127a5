import type { Chance } from "./chance.ts";
import { mutateBytes } from "./mutate-bytes.ts";

const METHODS = ["GET", "GET", "GET", "HEAD", "POST", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"];
const ODD_METHODS = [
  ...[
    "TRACE",
    "CONNECT",
    "QUERY",
    "PRI",
    "get",
    "G T",
    "",
    "__proto__",
    "M".repeat(3000),
    "GET\t",
    "PO\u0000ST",
  ],
];
const ODD_VERSIONS = ["HTTP/1.0", "HTTP/0.9", "HTTP/2.0", "http/1.1", "HTTP/1.1 x", ""];
const PATHS = [
  ...["/", "*", "//", "/%", "/%00", "/%zz", "/%ff", "/..%2f..%2fetc/passwd", "/../../etc/passwd", "/\u00ff"],
  ...["/__proto__", "/constructor/prototype", "http://localhost/", "http://evil.example:80/", "localhost:80"],
  ...[
    "/a?".concat("a[b]=c&".repeat(200)),
    `/${"a".repeat(9000)}`,
    "/?__proto__[x]=1",
    "/?a=%",
    "?",
    "/a b",
    "/#x",
  ],
];
const FIELDS: readonly (readonly [string, readonly string[]])[] = [
  [
    "Accept",
    ["*/*", "text/html;q=0", "a/b;q=9", ",".repeat(500), "x".repeat(3000), "application/json;q=0.0001"],
  ],
  ["Range", ["bytes=0-", `bytes=${"0-1,".repeat(500)}0-1`, "bytes=-1", "bytes=9-1", "x=1"]],
  ["Expect", ["100-continue", "200-ok", ""]],
  ["Connection", ["keep-alive", "close", "upgrade", "keep-alive, Upgrade, HTTP2-Settings", "Host"]],
  ["Upgrade", ["h2c", "websocket", "TLS/1.0"]],
  ["Content-Encoding", ["gzip", "br", "deflate", "gzip, gzip", "identity", "x".repeat(500)]],
  ["Accept-Encoding", ["gzip", "*;q=0", "br;q=1.1"]],
  ["If-Match", ["*", '"a"', "W/", `"${"a".repeat(4000)}"`, '"a", "b"']],
  ["If-None-Match", ["*", '"', 'W/"x"']],
  ["Idempotency-Key", ["a", "", "k".repeat(5000), "\u00ff"]],
  ["Prefer", ["return=minimal", "dynamic=true", ";;;=,", "example=__proto__", "wait=1"]],
  ["Cookie", ["a=b", "=;=;=", "a=b;".repeat(400), "__proto__=x"]],
  ["Authorization", ["Basic x", "Bearer ", "Basic ".concat("A".repeat(4000)), "Bearer \u00ff", "x"]],
  ["Origin", ["null", "http://localhost:1", "x", ""]],
  ["Access-Control-Request-Method", ["GET", "x y", ""]],
  ["Access-Control-Request-Headers", ["x", ",".repeat(900)]],
  ["X-Forwarded-For", ["127.0.0.1", "x"]],
  ["X-Request-Id", ["a", "x".repeat(2000), "a b"]],
  ["__proto__", ["x"]],
  ["constructor", ["x"]],
  ["X-Long", ["x".repeat(15_000)]],
];
const ODD_FIELDS: typeof FIELDS = [
  ["", ["x"]],
  ["A B", ["x"]],
  ["A\u0000", ["x"]],
  ["Transfer-Encoding", ["chunked", "x"]],
  ["Content-Length", ["0", "5", "x"]],
];
const TYPES = [
  ...["application/json", "application/json; charset=utf-16", "text/plain", "application/xml", "x", ""],
  ...["application/x-www-form-urlencoded", "multipart/form-data; boundary=b", "multipart/form-data", "*/*"],
  ...["application/json;".concat("a=b;".repeat(300)), "text/event-stream", "application/x-ndjson"],
];
const BODIES = [
  ...[
    "{}",
    "[]",
    "null",
    '{"name":"a"}',
    '{"__proto__":{"x":1}}',
    '{"constructor":{"prototype":{"x":1}}}',
    "{",
  ],
  ...[
    "[".repeat(2000),
    '"'.concat("a".repeat(20_000), '"'),
    "1e999",
    "\u00ef\u00bb\u00bf{}",
    "\u00ff\u00fe",
    "\0",
  ],
  ...[
    "a=b&a[b]=c&__proto__=1",
    "<a><b/></a>",
    '<!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>',
    "\u001f\u008b\b\0",
  ],
  ...[
    '--b\r\nContent-Disposition: form-data; name="a"\r\n\r\nx\r\n--b--\r\n',
    "--b\r\n\r\n--b",
    "data: {}\n\n",
    "",
  ],
];

/** Bytes for a connection, in latin1, and how they are cut into writes. */
export interface RawCase {
  readonly text: string;
  readonly writes: readonly string[];
}

/** One to three messages that are nearly HTTP/1.1 (RFC 9112), one after the other on a connection. */
export function rawCase(chance: Chance, paths: readonly string[], host: string): RawCase {
  const messages = Array.from({ length: chance.is(80) ? 1 : 2 + chance.below(2) }, () => {
    const message = rawMessage(chance, paths, host);
    return chance.is(30) ? mutateBytes(chance, message) : message;
  });
  const text = messages.join("");
  return { text, writes: cut(chance, text) };
}

function rawMessage(chance: Chance, paths: readonly string[], host: string): string {
  const target = chance.is(75) ? chance.pick(paths) : chance.pick(PATHS);
  const method = chance.pick(chance.is(90) ? METHODS : ODD_METHODS);
  const start = `${method} ${target} ${chance.is(95) ? "HTTP/1.1" : chance.pick(ODD_VERSIONS)}`;
  const fields = [
    ...(chance.is(85)
      ? [`Host: ${host}`]
      : chance.several(2, () => `Host: ${chance.pick(["", "evil.example", "a b", host])}`)),
    ...chance.several(4, () => {
      const [name, values] = chance.pick(chance.is(95) ? FIELDS : ODD_FIELDS);
      return `${name}${chance.is(1) ? " " : ""}: ${chance.pick(values)}${chance.is(1) ? "\r\n folded" : ""}`;
    }),
  ];
  const body = chance.is(50) ? framedBody(chance) : { fields: [], text: "" };
  return `${[start, ...fields, ...body.fields].join("\r\n")}\r\n\r\n${body.text}`;
}

function framedBody(chance: Chance): { fields: string[]; text: string } {
  const content = chance.pick(BODIES);
  const type = `Content-Type: ${chance.pick(TYPES)}`;
  const length = chance.pick([
    content.length,
    content.length,
    content.length + 1,
    0,
    -1,
    "0x1",
    "1, 1",
    "+1",
    "9".repeat(30),
    "",
  ]);
  const sized = `Content-Length: ${length}`;
  const coding = chance.pick([
    "chunked",
    "chunked",
    "chunked",
    "chunked, chunked",
    "xchunked",
    "gzip, chunked",
    " chunked",
    "identity",
    "CHUNKED\t",
  ]);
  return chance.pick([
    () => ({ fields: [type, sized], text: content }),
    () => ({ fields: [type, sized, sized], text: content }),
    () => ({ fields: [type, `Transfer-Encoding: ${coding}`], text: chunked(chance, content) }),
    () => ({ fields: [type, `Transfer-Encoding: ${coding}`, sized], text: chunked(chance, content) }),
  ])();
}

function chunked(chance: Chance, content: string): string {
  const at = chance.below(content.length + 1);
  const size = (part: string) =>
    chance.is(85)
      ? part.length.toString(16)
      : chance.pick(["g", "-1", "ffffffffffffffff1", "0x1", " 1", "", "1;".concat("x".repeat(4000))]);
  const end = chance.is(90) ? "\r\n" : "\n";
  const parts = [content.slice(0, at), content.slice(at)].filter((part) => part !== "");
  const last = chance.pick([
    "0\r\n\r\n",
    "0\r\n\r\n",
    "0\r\nTrailer: x\r\n\r\n",
    "0\r\n__proto__: x\r\nContent-Length: 9\r\n\r\n",
    "0",
    "",
  ]);
  return parts.map((part) => `${size(part)}${end}${part}${end}`).join("") + last;
}

function cut(chance: Chance, text: string): string[] {
  if (chance.is(5) && text.length < 200)
    return Array.from({ length: text.length }, (_, at) => text.charAt(at));
  const cuts = chance.several(4, () => chance.below(text.length + 1)).sort((one, other) => one - other);
  return [0, ...cuts].map((at, place) => text.slice(at, cuts[place])).filter((part) => part !== "");
}
