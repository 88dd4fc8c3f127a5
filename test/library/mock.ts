// mock.ts
import { createContract, createServer, loadDocument } from "contract-server/node";

const { document } = await loadDocument("openapi.yaml");
const server = createServer(createContract({ document }));
const { url } = await server.listen();

const response = await fetch(`${url}/notes/note-1`);
console.log(response.status, await response.json());

await server.close();
