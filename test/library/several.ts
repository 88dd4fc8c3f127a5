// several.ts
import { createContract, createServer, loadDocument, mountContract } from "contract-server/node";
import { fixtures, service } from "./service.ts";

const { document } = await loadDocument("openapi.yaml");
const real = createContract({ document, service, fixtures, basePath: { prefix: "/notes/v1" } });
const mock = createContract({ document, basePath: { prefix: "/notes/v2" } });
const server = createServer([
  mountContract(real, { name: "notes" }),
  mountContract(mock, { name: "notes-next" }),
]);
const { url, contracts } = await server.listen();
for (const { name, urls } of contracts) {
  const answer = await fetch(`${urls[0]}/notes/note-1`);
  console.log(name, urls[0]?.replace(url, ""), answer.headers.get("X-Contract-Source"));
}

await server.close();
