import { expect, test } from "vitest";
import { head, processorTime, startAttacked } from "./attacked-server.ts";

const FIELDS = [
  ...[
    "Accept",
    "Accept-Encoding",
    "Authorization",
    "Content-Encoding",
    "Content-Type",
    "Cookie",
    "Forwarded",
  ],
  ...["If-Match", "If-None-Match", "Origin", "Prefer", "Range", "Traceparent", "X-Contract-Session"],
  ...["X-Forwarded-For", "X-Obj", "X-Request-Id", "Access-Control-Request-Headers"],
];

/** What is repeated until the field is as long as it may be: letters, separators, quotes and the words of each syntax. */
const PIECES = [
  "a",
  " ",
  ",",
  "; ",
  "=",
  '"',
  '\\"',
  "/",
  "*/*,",
  "a=b; ",
  ";q=0.1,",
  '"a",',
  "%41",
  "1.1.1.1,",
];

test.each(FIELDS)("%s takes no longer for being long and odd", async (name) => {
  const { statusOf, failures } = await startAttacked();
  for (const piece of PIECES) {
    const value = `x${piece.repeat(15_000 / piece.length)}!`;
    const asking = async () =>
      expect(await statusOf(head("GET /things", `${name}: ${value}`)), piece).toBeLessThan(500);
    expect(await processorTime(asking), piece).toBeLessThan(500);
  }
  expect(failures).toEqual([]);
});

test.each(["/things/", "/things?", "/things?q=", "/things?deep", "/files/"])(
  "a target that begins with %s takes no longer for it either",
  async (start) => {
    const { statusOf, failures } = await startAttacked();
    for (const piece of ["a", "/", ".", "a.", "%41", "%", "&a=b", "[a]", "?", "..", "+", ",", ";"]) {
      const line = `GET ${start}${piece.repeat(15_000 / piece.length)}!`;
      const asking = async () => expect(await statusOf(head(line)), piece).toBeLessThan(500);
      expect(await processorTime(asking), piece).toBeLessThan(500);
    }
    expect(failures).toEqual([]);
  },
);
