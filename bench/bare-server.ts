import { createServer } from "node:http";
import { parseArgs } from "node:util";

// The yardstick: node:http alone, reading the request and sending fixed bytes.
// node bench/bare-server.ts --port 5000 --reply '{"status":200,"headers":{},"body":"…"}'

const { values } = parseArgs({ options: { port: { type: "string" }, reply: { type: "string" } } });
const { status, headers, body } = JSON.parse(values.reply ?? "{}") as {
  status: number;
  headers: Record<string, string>;
  body: string;
};

createServer((request, response) => {
  request.on("data", () => undefined);
  request.on("end", () => {
    response.writeHead(status, { ...headers, "Content-Length": Buffer.byteLength(body) });
    response.end(body);
  });
}).listen(Number(values.port), "127.0.0.1");

process.on("SIGTERM", () => process.exit(0));
