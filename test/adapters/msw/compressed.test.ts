import { brotliCompressSync, deflateSync, gzipSync } from "node:zlib";
import { expect, test, vi } from "vitest";
import { interceptPets } from "./pets-handlers.ts";

const mia = JSON.stringify({ name: "Mia", kind: "cat" });

type Ask = Awaited<ReturnType<typeof interceptPets>>["ask"];

async function send(body: Uint8Array<ArrayBuffer>, coding: string, ask?: Ask) {
  const headers = { "Content-Type": "application/json", "Content-Encoding": coding };
  return (ask ?? (await interceptPets()).ask)("/pets", { method: "POST", body, headers });
}

test.each([
  ["gzip", gzipSync(mia)],
  ["x-gzip", gzipSync(mia)],
  ["deflate", deflateSync(mia)],
  ["br", brotliCompressSync(mia)],
  ["identity", Buffer.from(mia)],
])("a body in %s is expanded, as by a server", async (coding, body) => {
  const response = await send(body, coding);
  expect(response.status).toBe(201);
  expect(await response.json()).toMatchObject({ name: "Mia" });
});

test.each([
  ["an unknown coding", "zip", gzipSync(mia), 415, "zip is not known here; send gzip, deflate, br or none."],
  ["two codings", "gzip, br", gzipSync(mia), 415, "gzip, br is not known here"],
  ["what is not in its coding", "gzip", Buffer.from(mia), 400, "it is not valid gzip, or not all of it."],
  ["what breaks off", "br", brotliCompressSync(mia).subarray(0, -3), 400, "it is not valid br"],
  ["what is too long once expanded", "gzip", gzipSync(" ".repeat(2 ** 20 + 1)), 413, "1048576 bytes"],
])("%s is refused", async (_, coding, body, status, detail) => {
  const response = await send(body, coding);
  expect(response.status).toBe(status);
  expect(response.headers.get("Accept-Encoding")).toBe(status === 415 ? "gzip, deflate, br" : null);
  expect(await response.json()).toMatchObject({ detail: expect.stringContaining(detail) as string });
});

test("a bomb is refused without being expanded to its end", async () => {
  const bomb = gzipSync(new Uint8Array(2 ** 29));
  const before = process.memoryUsage.rss();
  expect((await send(bomb, "gzip")).status).toBe(413);
  expect(process.memoryUsage.rss() - before).toBeLessThan(2 ** 27);
});

test("where the platform does not know brotli, that is said", async () => {
  class Older extends DecompressionStream {
    constructor(format: ConstructorParameters<typeof DecompressionStream>[0]) {
      if ((format as string) === "brotli") throw new TypeError("Unsupported compression format: 'brotli'");
      super(format);
    }
  }
  const { ask } = await interceptPets();
  vi.stubGlobal("DecompressionStream", Older);
  try {
    const response = await send(brotliCompressSync(mia), "br", ask);
    expect(response.status).toBe(415);
    expect(response.headers.get("Accept-Encoding")).toBe("gzip, deflate");
    expect((await send(gzipSync(mia), "gzip", ask)).status).toBe(201);
  } finally {
    vi.unstubAllGlobals();
  }
});
