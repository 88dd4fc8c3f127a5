import { text } from "node:stream/consumers";
import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { decode, streamOf } from "../../src/contract/bodies/content-coding.ts";
import { KeptStream } from "../../src/forward/kept-stream.ts";
import { receive } from "../../src/forward/receive.ts";
import { openUpload } from "../../src/forward/upload.ts";

const bytesOf = (content: string) => new TextEncoder().encode(content);
const textOf = (bytes: Uint8Array) => new TextDecoder().decode(bytes);

/** A stream whose chunks come when the test sends them. */
function controlled() {
  let controller: ReadableStreamDefaultController<Uint8Array> | undefined;
  const stream = new ReadableStream<Uint8Array>({ start: (given) => void (controller = given) });
  return {
    stream,
    send: (content: string) => controller?.enqueue(bytesOf(content)),
    end: () => controller?.close(),
    fail: () => controller?.error(new Error("gone")),
  };
}

const post = (contentType: string, stream: ReadableStream<Uint8Array>, headers = {}) => ({
  method: "POST",
  path: "/",
  query: "",
  headers: { "content-type": contentType, ...headers },
  body: () => Promise.reject(new Error("the stream is taken")),
  stream: () => stream,
});

test("what ends within the bounds is whole", async () => {
  expect(await receive(streamOf(bytesOf("abc")), { bytes: 3 })).toEqual({ whole: bytesOf("abc") });
});

test("what is longer goes on from its beginning", async () => {
  const { stream, send, end } = controlled();
  for (const piece of ["ab", "cd", "ef"]) send(piece);
  end();
  const received = await receive(stream, { bytes: 3 });
  expect("passing" in received && (await text(received.passing))).toBe("abcdef");
});

test("what takes longer goes on from its beginning, with what comes later", async () => {
  const { stream, send, end } = controlled();
  send("ab");
  const received = await receive(stream, { bytes: 100, ms: 20 });
  send("cd");
  end();
  expect("passing" in received && (await text(received.passing))).toBe("abcd");
});

test("what fails within the bounds fails, and later fails whoever reads on", async () => {
  const early = controlled();
  early.fail();
  await expect(receive(early.stream, { bytes: 3 })).rejects.toThrow("gone");
  const late = controlled();
  late.send("abcd");
  const received = await receive(late.stream, { bytes: 3 });
  late.fail();
  await expect("passing" in received && text(received.passing)).rejects.toThrow("gone");
});

test("what was passed on is still here when its receiver has stopped in the middle", async () => {
  const { stream, send, end } = controlled();
  const kept = new KeptStream(stream, 100);
  send("ab");
  const reader = kept.passing.getReader();
  expect(textOf((await reader.read()).value ?? new Uint8Array())).toBe("ab");
  await reader.cancel();
  send("cd");
  end();
  expect(textOf(await kept.all())).toBe("abcd");
});

test("no more is kept than may be, though all of it passes", async () => {
  const kept = new KeptStream(streamOf(bytesOf("x".repeat(101))), 100);
  expect((await text(kept.passing)).length).toBe(101);
  await expect(kept.all()).rejects.toThrow("more than 100 bytes");
});

test("JSON is read before it is passed on, and events and files are not", async () => {
  const json = await openUpload(post("application/json", streamOf(bytesOf("{}"))), 100);
  expect(json).toMatchObject({ isWhole: true, body: bytesOf("{}") });
  const endless = controlled();
  endless.send("line\n");
  const lines = await openUpload(post("application/x-ndjson", endless.stream), 100);
  expect(lines?.isWhole).toBe(false);
  endless.end();
  expect(textOf((await lines?.read()) ?? new Uint8Array())).toBe("line\n");
});

test("a body in a coding passes as it is, and is read without it", async () => {
  const bytes = gzipSync("{}");
  const upload = await openUpload(
    post("application/json", streamOf(bytes), { "content-encoding": "gzip" }),
    100,
  );
  expect(Buffer.compare(upload?.body as Uint8Array, bytes)).toBe(0);
  expect(textOf((await upload?.read()) ?? new Uint8Array())).toBe("{}");
});

test.each([
  ["larger than may be kept", streamOf(bytesOf("x".repeat(2000))), "identity", 413],
  ["larger when it is expanded", streamOf(gzipSync("x".repeat(2_000_000))), "gzip", 413],
  ["not in its coding", streamOf(bytesOf("plain")), "gzip", 400],
  ["in a coding that nobody knows", streamOf(bytesOf("plain")), "rot13", 400],
])("a body that is %s cannot be read here", async (_, stream, coding, status) => {
  const limit = coding === "gzip" ? 10_000 : 1000;
  const upload = await openUpload(post("application/json", stream, { "content-encoding": coding }), limit);
  await expect(upload?.read()).rejects.toMatchObject({ name: "Problem", status });
});

test("codings are taken off in the order in which they were put on, the last one first", async () => {
  const twice = gzipSync(gzipSync("abc"));
  expect(textOf(await decode(twice, "gzip, gzip", 1000))).toBe("abc");
});
