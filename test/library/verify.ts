// verify.ts
import { createContract, loadDocument } from "contract-server/node";
import { toReport, verify } from "contract-server/verify";
import { app } from "./notes-app.ts";

const { document, locate } = await loadDocument("openapi.yaml");
const contract = createContract({ document });

const result = await verify(contract, {
  fetch: app,
  includeOperations: ["listNotes", "getNote"],
  seed: "1",
});
const report = toReport(result, locate);

console.log(report.kept ? "kept" : "broken");
for (const { operationId, check, message, rule, curl } of report.findings) {
  console.log(`${operationId}, ${check}: ${message}`);
  console.log(`${rule.file}:${rule.line} ${rule.pointer}`);
  console.log(curl);
}
