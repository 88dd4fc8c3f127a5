import { serve } from "@hono/node-server";
import { createMockServer } from "@scalar/mock-server";

// Scalar's mock server as its documentation mounts it, without a line of log for each request.
// node bench/peers/scalar.js DOCUMENT PORT

const [document, port] = process.argv.slice(2);
const app = await createMockServer({ document, logger: false });
serve({ fetch: app.fetch, hostname: "127.0.0.1", port: Number(port) });
