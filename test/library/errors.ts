// errors.ts
import { createContract, describeWarning, DocumentError, loadDocument } from "contract-server/node";

const { document, warnings, checkExamples } = await loadDocument("openapi.yaml");
const { warnings: broken } = await checkExamples();
for (const warning of [...warnings, ...broken]) console.warn(describeWarning(warning));

try {
  await loadDocument("missing.yaml");
} catch (error) {
  if (error instanceof DocumentError) console.log(error.message);
}

try {
  const handlers = { listNote: () => ({ status: 200, body: [] }) };
  createContract({ document, service: { handlers, collections: {}, schemaVersion: 1 } });
} catch (error) {
  if (error instanceof TypeError) console.log(error.message);
}
