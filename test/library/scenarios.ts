// scenarios.ts
import { createContract, createServer, loadDocument, scenarioFolder } from "contract-server/node";
import { fixtures, service } from "./service.ts";

const { document } = await loadDocument("openapi.yaml");
const contract = createContract({ document, service, fixtures });
const scenario = { scenarios: scenarioFolder("scenarios") };
const server = createServer(contract, { scenario });
const { url } = await server.listen();

await fetch(`${url}/__contract/scenario`, { method: "POST", body: '{"name":"busy"}' });
console.log(await (await fetch(`${url}/notes`)).json());

await server.close();
