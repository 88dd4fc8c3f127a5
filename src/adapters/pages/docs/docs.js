// Runs in the browser, after Swagger UI's bundle.
const response = await globalThis.fetch("/__contract/openapi.json");
const spec = await response.json();

// What the page tries out, it tries out on the server that it came from.
spec.servers = [{ url: "/", description: "This server" }];
globalThis.document.title = `${spec.info.title} ${spec.info.version}`;

globalThis.SwaggerUIBundle({
  spec,
  dom_id: "#documentation",
  deepLinking: true,
  displayRequestDuration: true,
  validatorUrl: null,
});
