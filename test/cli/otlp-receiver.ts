import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { buffer } from "node:stream/consumers";
import { gunzipSync } from "node:zlib";
import { onTestFinished } from "vitest";

/** A span as a collector gets it. */
export interface ReceivedSpan {
  readonly name: string;
  readonly traceId: string;
  readonly spanId: string;
  /** Empty where it has no parent. */
  readonly parentId: string;
  readonly kind: number;
  readonly attributes: Readonly<Record<string, string | number>>;
  /** 2 for a failure. */
  readonly status: number;
  readonly events: readonly string[];
}

/** The fields of a message of Protocol Buffers, by number. */
type Fields = Map<number, (Buffer | number)[]>;

function readFields(bytes: Buffer): Fields {
  const fields: Fields = new Map();
  let at = 0;
  const varint = () => {
    let value = 0n;
    for (let shift = 0n; ; shift += 7n) {
      const byte = bytes[at++] ?? 0;
      value |= BigInt(byte & 127) << shift;
      if (byte < 128) return Number(value);
    }
  };
  const take = (length: number) => bytes.subarray(at, (at += length));
  while (at < bytes.length) {
    const key = varint();
    const type = key & 7;
    const value = type === 0 ? varint() : take(type === 2 ? varint() : type === 1 ? 8 : 4);
    fields.set(key >> 3, [...(fields.get(key >> 3) ?? []), value]);
  }
  return fields;
}

const messages = (fields: Fields, number: number) =>
  (fields.get(number) ?? []).flatMap((value) => (typeof value === "number" ? [] : [readFields(value)]));
const bytesOf = (fields: Fields, number: number) => {
  const value = fields.get(number)?.[0];
  return typeof value === "object" ? value : Buffer.alloc(0);
};
const numberOf = (fields: Fields | undefined, number: number) => {
  const value = fields?.get(number)?.[0];
  return typeof value === "number" ? value : 0;
};

function attributesOf(fields: Fields, number: number): Record<string, string | number> {
  const entries = messages(fields, number).map((attribute) => {
    const [value = new Map() as Fields] = messages(attribute, 2);
    return [
      bytesOf(attribute, 1).toString(),
      value.has(3) ? numberOf(value, 3) : bytesOf(value, 1).toString(),
    ];
  });
  return Object.fromEntries(entries) as Record<string, string | number>;
}

function toSpan(span: Fields): ReceivedSpan {
  return {
    name: bytesOf(span, 5).toString(),
    traceId: bytesOf(span, 1).toString("hex"),
    spanId: bytesOf(span, 2).toString("hex"),
    parentId: bytesOf(span, 4).toString("hex"),
    kind: numberOf(span, 6),
    attributes: attributesOf(span, 9),
    status: numberOf(messages(span, 15)[0], 3),
    events: messages(span, 11).map((event) => bytesOf(event, 2).toString()),
  };
}

/** A collector on a free port that takes OTLP over HTTP, in Protocol Buffers; it is closed when the test has ended. */
export async function startReceiver() {
  const spans: ReceivedSpan[] = [];
  const resources: Readonly<Record<string, string | number>>[] = [];
  const server = createServer((request, response) => {
    void buffer(request).then((sent) => {
      const body = request.headers["content-encoding"] === "gzip" ? gunzipSync(sent) : sent;
      for (const resource of messages(readFields(body), 1)) {
        resources.push(...messages(resource, 1).map((told) => attributesOf(told, 1)));
        const scopes = messages(resource, 2);
        spans.push(...scopes.flatMap((scope) => messages(scope, 2).map(toSpan)));
      }
      response
        .writeHead(request.url === "/v1/traces" ? 200 : 404, { "Content-Type": "application/x-protobuf" })
        .end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => void server.close());
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, spans, resources };
}
