// secure.ts
import { get } from "node:https";
import {
  createContract,
  createLog,
  createServer,
  loadDocument,
  logObserver,
  makeCertificate,
} from "contract-server/node";

const { document } = await loadDocument("openapi.yaml");
const log = await createLog("warn");
const https = await makeCertificate();
const server = createServer(createContract({ document, observer: logObserver(log.logger) }), {
  https,
  corsOrigins: ["http://localhost:5173"],
  adminToken: "let me in",
  limits: { bodyBytes: 64 * 1024 },
});
const { url } = await server.listen();

const response = await new Promise<{ statusCode?: number }>((resolve, reject) => {
  get(`${url}/notes`, { ca: https.cert, agent: false }, (incoming) => resolve(incoming.resume())).on(
    "error",
    reject,
  );
});
console.log(new URL(url).protocol, response.statusCode);

await server.close();
await log.finish();
