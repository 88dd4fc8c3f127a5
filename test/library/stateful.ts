// stateful.ts
import { createContract, createFetch, loadDocument, statefulService } from "contract-server/node";

const { document } = await loadDocument("openapi.yaml");
const ask = createFetch(createContract({ document, ...(await statefulService(document)) }));

const created = await ask("/notes", {
  method: "POST",
  headers: { "Content-Type": "application/json" },
  body: '{"text":"Call Ada"}',
});
console.log(await created.json());
console.log(await (await ask("/notes")).json());
