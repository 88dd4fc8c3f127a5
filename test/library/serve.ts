// serve.ts
import { createContract, createServer, loadDocument } from "contract-server/node";
import { fixtures, service } from "./service.ts";

const { document } = await loadDocument("openapi.yaml");
const server = createServer(createContract({ document, service, fixtures }));
const { url, documentationUrl } = await server.listen({ port: 0, host: "127.0.0.1" });
console.log(documentationUrl.replace(url, ""));

const post = (body: object) =>
  fetch(`${url}/notes`, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(body),
  });
console.log(await (await post({ text: "Call Ada" })).json());
console.log(await (await post({ text: "" })).json());

await server.close();
