import express from "express";
import { OpenAPIBackend } from "openapi-backend";

// Express and openapi-backend as its README joins them, with the mock of its chapter on mocking.
// node bench/peers/express-openapi-backend.js DOCUMENT PORT

const [definition, port] = process.argv.slice(2);
// Without `quick` neither document is served: ModelOps is no OpenAPI 3.0, and Ajv throws at a schema of GitHub's.
const api = new OpenAPIBackend({ definition, quick: true });
api.register({
  validationFail: (context, request, response) =>
    response.status(400).json({ err: context.validation.errors }),
  notFound: (context, request, response) => response.status(404).json({ err: "not found" }),
  notImplemented: (context, request, response) => {
    const { status, mock } = context.api.mockResponseForOperation(context.operation.operationId);
    return response.status(status).json(mock);
  },
});
await api.init();

const app = express();
app.use(express.json());
app.use((request, response) => api.handleRequest(request, request, response));
app.listen(Number(port), "127.0.0.1");
