// operations.ts
import { createContract, loadDocument } from "contract-server/node";

const { document } = await loadDocument("openapi.yaml");
const { operations, inspection } = createContract({ document });

console.log(operations.map(({ operationId }) => operationId));

const request = { method: "GET", path: "/notes/note-1", query: "", headers: {} };
console.log(inspection.find(request)?.operationId);

const [getNote] = operations.filter(({ operationId }) => operationId === "getNote");
const answered = { status: 200, headers: {}, body: { id: 1 }, source: "forward" } as const;
if (getNote) console.log(inspection.findViolations(getNote, answered));
