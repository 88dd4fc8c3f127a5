// beside-backend.ts
import { createServer as createBackend } from "node:http";
import type { AddressInfo } from "node:net";
import {
  createContract,
  createHttpBackend,
  createServer,
  forwardContract,
  loadDocument,
  TrafficReport,
} from "contract-server/node";

// A backend that has one operation of three, and breaks the contract in it.
const backend = createBackend((request, response) => {
  const isKnown = request.url === "/notes";
  response.writeHead(isKnown ? 200 : 404, { "Content-Type": "application/json" });
  response.end(isKnown ? '[{"id":3,"text":"from the backend"}]' : '{"detail":"Not Found"}');
});
await new Promise<void>((resolve) => backend.listen(0, "127.0.0.1", resolve));
const { port } = backend.address() as AddressInfo;

const { document } = await loadDocument("openapi.yaml");
const report = new TrafficReport();
const contract = createContract({ document, observer: report.observer });
const beside = forwardContract(contract, {
  backend: createHttpBackend(new URL(`http://127.0.0.1:${port}`)),
  selection: { local: ["createNote"] },
});
const server = createServer(beside, { report });
const { url } = await server.listen();

for (const path of ["/notes", "/notes/note-1"]) {
  const { headers } = await fetch(url + path);
  console.log(path, headers.get("X-Contract-Source"), headers.get("X-Contract-Violations"));
}

await server.close();
backend.close();
